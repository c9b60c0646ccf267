"""Packs for a meeting, made in the background."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from goldthread.papers import KINDS, write
from goldthread.server import clock
from goldthread.server.people.abilities import PeopleAbility
from goldthread.server.people.access import can
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import organisations_with
from goldthread.server.work import holding
from goldthread.server.work.jobs import Ended, Progress, job

from .models import Family, Measure
from .queries import Glance, glances, in_order, pack_of, with_small_charts
from .queries.families import sections

MOST = 200
"""Measures in one pack: more than anybody talks about in one meeting."""


def may_still_see(person: Person, of: Organisation | None) -> bool:
    """Whether somebody sees the measures of that organisation still, as they did when the pack was made."""
    return of is not None and of.pk in person.reach.detailed


@job("measures.pack", begins_anew=True, still=may_still_see)
def pack(
    progress: Progress,
    *,
    organisation: int,
    measures: list[int],
    charted: list[int],
    title: str,
    meeting: str,
    kind: str,
    root: str,
    since: str = "",
    families: Sequence[int] = (),
) -> Ended:
    """Make the paper of these measures as a file of that kind.

    charted: the measures that have a page of their own. root: the address of this installation, for links.
    since: the day that it is compared with. families: those that stand together.
    What may no longer be seen, or is no longer there, is left out, and said.
    """
    at = organisations_with([organisation]).get()
    seen = Measure.objects.visible_to(progress.by).filter(organisation=at, pk__in=measures)
    names = can(progress.by, PeopleAbility.SEE_NAMES, at)
    day = date.fromisoformat(since) if since else None
    found = glances(seen, since=day, with_questions=names)
    rows = with_small_charts(in_order(found, "talk"), since=day)
    progress(
        total=len(rows) + len(set(charted) & {each.measure.pk for each in rows}), step="Reading the charts"
    )
    open_still = Family.objects.visible_to(progress.by).open().filter(organisation=at, pk__in=families)
    paper = pack_of(
        rows,
        set(charted),
        title=title,
        subtitle=subtitle(at, meeting, day),
        on=clock.today(),
        links=lambda each: f"{root}{link(each)}",
        told=lambda: progress(1),
        together=sections(open_still, [each.measure.pk for each in rows]) if families else (),
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
        link=reverse("measures:measures", args=[at.code]),
        file=name,
        file_name=f"{at.code}-measures-{clock.today().isoformat()}.{KINDS[kind].name}",
    )


def subtitle(organisation: Organisation, meeting: str, since: date | None = None) -> str:
    """Whose measures, for which meeting, as known on which day, compared with which."""
    known = f"as known on {_day(clock.today())}{f', new since {_day(since)}' if since else ''}"
    return f"{organisation.name}{f', for {meeting}' if meeting else ''}, {known}"


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
