"""Packs for a meeting, made in the background."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from goldthread.papers import KINDS, write
from goldthread.server import clock
from goldthread.server.work import holding
from goldthread.server.work.jobs import Ended, Progress, job

from .models import Family
from .packed_of import NothingSeen, of_organisation, of_partnership
from .queries import Glance, glances, in_order, pack_of, with_small_charts
from .queries.circles import may_still_have
from .queries.families import sections

MOST = 200
"""Measures in one pack: more than anybody talks about in one meeting."""


@job("measures.pack", begins_anew=True, still=may_still_have)
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
    left_out: Sequence[int] = (),
) -> Ended:
    """Make the paper of these measures, of an organisation or a partnership, as a file of that kind.

    charted: the measures that have a page of their own. root: the address of this installation, for links.
    since: the day that it is compared with. families: those that stand together. left_out: those whose
    figures are kept from whoever asks. What may no longer be seen, or is no longer there, is left out, too,
    and said.
    """
    by = progress.by
    at = of_partnership(by, partnership) if partnership else of_organisation(by, organisation)
    day = date.fromisoformat(since) if since else None
    seen = at.seen.filter(pk__in=[*measures, *left_out])
    found = in_order(glances(seen, to=by, since=day, with_questions=at.names), "talk")
    rows = with_small_charts([each for each in found if not each.is_withheld], since=day)
    if not rows:
        raise NothingSeen("You may no longer see any of these measures.")
    kept = [each.measure.title for each in found if each.is_withheld]
    progress(
        total=len(rows) + len(set(charted) & {each.measure.pk for each in rows}), step="Reading the charts"
    )
    open_still = Family.objects.visible_to(by).open().filter(organisation=organisation, pk__in=families)
    paper = pack_of(
        rows,
        set(charted),
        title=title,
        subtitle=subtitle(at.name, meeting, day),
        first=(*at.first, *(f"Left out, since its figures are kept to a circle: {title}." for title in kept)),
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
        f"{says}{_missing(set(measures) - {each.measure.pk for each in found})}{_kept(kept)}.",
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


def _missing(keys: set[int]) -> str:
    return f"; {_left_out(len(keys))}, which you may no longer see" if keys else ""


def _kept(titles: Sequence[str]) -> str:
    its = "its" if len(titles) == 1 else "their"
    return f"; {_left_out(len(titles))}, since {its} figures are kept to a circle" if titles else ""


def _left_out(many: int) -> str:
    return f"{_many(many, 'measure')} {'is' if many == 1 else 'are'} left out"
