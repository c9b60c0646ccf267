"""Packs for a meeting, made in the background."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from goldthread.papers import KINDS, write
from goldthread.server import clock
from goldthread.server.work import holding
from goldthread.server.work.jobs import Ended, Progress, job, sees_into_all

from .models import Family
from .packed_of import NothingSeen, of_organisation, of_partnership
from .queries import Glance, glances, in_order, pack_of, with_small_charts
from .queries.families import sections

MOST = 200
"""Measures in one pack: more than anybody talks about in one meeting."""


@job("measures.pack", begins_anew=True, still=sees_into_all)
def pack(
    progress: Progress,
    *,
    measures: list[int],
    charted: list[int],
    title: str,
    meeting: str,
    kind: str,
    root: str,
    organisation: int | None = None,
    partnership: int | None = None,
    since: str = "",
    families: Sequence[int] = (),
) -> Ended:
    """Make the paper of these measures, of an organisation or a partnership, as a file of that kind.

    charted: the measures that have a page of their own. root: the address of this installation, for links.
    since: the day that it is compared with. families: those that stand together.
    What may no longer be seen, or is no longer there, is left out, and said.
    """
    by = progress.by
    at = of_partnership(by, partnership) if partnership else of_organisation(by, organisation)
    day = date.fromisoformat(since) if since else None
    found = glances(at.seen.filter(pk__in=measures), since=day, with_questions=at.names)
    if not found:
        raise NothingSeen("You may no longer see any of these measures.")
    rows = with_small_charts(in_order(found, "talk"), since=day)
    progress(
        total=len(rows) + len(set(charted) & {each.measure.pk for each in rows}), step="Reading the charts"
    )
    open_still = Family.objects.visible_to(by).open().filter(organisation=organisation, pk__in=families)
    paper = pack_of(
        rows,
        set(charted),
        title=title,
        subtitle=subtitle(at.name, meeting, day),
        first=at.first,
        on=clock.today(),
        links=lambda each: f"{root}{link(each)}",
        told=lambda: progress(1),
        together=sections(open_still, [each.measure.pk for each in rows]) if families else (),
        of_several=partnership is not None,
    )
    progress(step="Drawing and writing")
    name, path = holding.new()
    try:
        path.write_bytes(write(paper, kind, lambda done: progress(done)))
    except BaseException:
        holding.let_go(name)
        raise
    says = f"The pack has {_many(len(rows), 'measure')} and {_many(len(paper.charts), 'chart')}"
    return Ended(
        f"{says}{_missing(measures, rows)}.",
        link=at.link,
        file=name,
        file_name=f"{at.code}-measures-{clock.today().isoformat()}.{KINDS[kind].name}",
        of=tuple(sorted({each.measure.organisation_id for each in rows})),
    )


def subtitle(name: str, meeting: str, since: date | None = None) -> str:
    """Whose measures, for which meeting, as known on which day, compared with which."""
    known = f"as known on {_day(clock.today())}{f', new since {_day(since)}' if since else ''}"
    return f"{name}{f', for {meeting}' if meeting else ''}, {known}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def link(each: Glance) -> str:
    """Where a measure is found on this installation."""
    return reverse("measures:measure", args=[each.measure.organisation.code, each.measure.code])


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _missing(asked: list[int], rows: list[Glance]) -> str:
    gone = len(set(asked)) - len(rows)
    return (
        f"; {_many(gone, 'measure')} that you may no longer see {'is' if gone == 1 else 'are'} left out"
        if gone
        else ""
    )
