"""What people watch, and what they are told of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from goldthread.server import clock
from goldthread.server.audit.actions import AtTheSameMoment, action, record
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.post import kinds
from goldthread.server.post.kinds import Kind
from goldthread.server.post.writing import later, wants

from ..models import Followed, Measure, Told, Watch
from ..queries.signalled import Signalled, is_told, page_at
from ..queries.standings import last_periods
from ..refusals import NotWatched
from ..watchables import kind_called, kind_of, measures_of

SIGNALS = kinds.register(
    Kind(
        "signals",
        "What you watch",
        "When something new is signalled by a measure that you watch, or by one of what you watch.",
        may_be_muted=True,
    )
)


@action
def watch(*, thing: Any, years: int, letters: str, by: Person) -> Watch:
    """Be told of what is newly signalled by a measure, or by those of a thing; or be told otherwise than
    before.

    What is signalled already is known. Whoever may not see the thing may not watch it.
    """
    kind = kind_of(thing)
    if not kind.things(by).filter(pk=thing.pk).exists():
        raise NotAllowed("You may not watch this: it is closed, or not yours to see.")
    before = Watch.objects.filter(person=by, kind=kind.key, thing=thing.pk).first()
    begun, is_new = Watch.objects.update_or_create(
        person=by,
        kind=kind.key,
        thing=thing.pk,
        defaults={"years": years, "letters": letters, "organisation_id": thing.organisation_id},
    )
    if before is None or before.years != years:  # by another rule it begins anew
        _know(by, measures_of([begun])[begun.pk], besides=begun)
    said = {"thing": str(thing), "years": begun.years, "letters": begun.get_letters_display()}
    record("watch.begun" if is_new else "watch.changed", by, by=by, **said)
    return begun


@action
def stop_watching(*, watch: Watch, by: Person) -> None:
    """Be told of it no more, not even of what waits for the weekly letter. What was told stays known, so that
    nothing of it is told again.
    """
    if watch.person_id != by.pk:
        raise NotAllowed("Only they themselves may say what they watch.")
    found = Watch.objects.select_for_update().filter(pk=watch.pk)
    if not found:
        raise NotWatched("You do not watch it any more.")
    kind = kind_called(watch.kind)
    thing = kind.things(by).filter(pk=watch.thing).first() if kind else None
    record("watch.stopped", by, by=by, thing=str(thing or "something that you may not see any more"))
    _leave_untold(by, measures_of([watch])[watch.pk], besides=watch)
    found.delete()


@action
def tell_signals(*, to: Person, found: Sequence[Signalled], at_once: Iterable[int], by: None = None) -> None:
    """Tell somebody of what is newly signalled: one letter for all that is to be told at once.

    at_once: the keys of the measures of which they are told so; of the others the weekly letter tells. They
    are told of what they may see now, that is still counted, and of nothing a second time. What is new while
    they want no such letters is known to them. Raises AtTheSameMoment where nothing of it is new any more.
    """
    list(Watch.objects.select_for_update().filter(person=to))  # another worker waits here, and finds it told
    keys = {each.measure.pk for each in found}
    visible = Measure.objects.figures_visible_to(to).open().filter(pk__in=keys)
    seen = {each.pk: each for each in visible.select_related("organisation")}
    follows = Followed.objects.filter(person=to, measure__in=list(seen)).prefetch_related("told")
    followed = {each.measure_id: each for each in follows}
    told = {key: list(each.told.all()) for key, each in followed.items()}
    new = [s for s in found if s.measure.pk in told and not is_told(told[s.measure.pk], s)]
    if not new:
        raise AtTheSameMoment("They were told of all of it.")
    hurried = set(at_once)
    said_now = hurried if wants(to, SIGNALS) else {each.measure.pk for each in new}
    now = clock.now()
    Told.objects.bulk_create(
        _told(followed[each.measure.pk], each, now if each.measure.pk in said_now else None) for each in new
    )
    if written := [each for each in new if each.measure.pk in hurried]:
        _write(to, written, seen)
    record("watch.told", to, by=None, signals=len(new), measures=len({each.measure.pk for each in new}))


def _know(person: Person, keys: set[int], *, besides: Watch) -> None:
    """What these measures signal now is known to somebody, unless another watch of theirs tells of it
    already.
    """
    measures = Measure.objects.filter(pk__in=_of_no_other(person, keys, besides))
    rows = [
        Followed(person=person, measure_id=key, until=until) for key, until in last_periods(measures).items()
    ]
    Followed.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person", "measure"], update_fields=["until"]
    )


def _leave_untold(person: Person, keys: set[int], *, besides: Watch) -> None:
    of_these = Followed.objects.filter(person=person, measure__in=_of_no_other(person, keys, besides))
    Told.objects.filter(followed__in=of_these, letter_at=None).delete()


def _of_no_other(person: Person, keys: set[int], besides: Watch) -> set[int]:
    """Those of these measures that no other watch of theirs is of."""
    others = Watch.objects.filter(person=person).exclude(pk=besides.pk)
    return keys.difference(*measures_of(others).values())


def _told(followed: Followed, found: Signalled, letter_at: datetime | None) -> Told:
    return Told(
        followed=followed,
        side=found.side,
        starts=found.starts,
        ends=found.ends,
        signalled=found.signalled,
        says=found.says,
        at=clock.now(),
        letter_at=letter_at,
    )


def _write(to: Person, new: Sequence[Signalled], seen: dict[int, Measure]) -> None:
    measures = {each.measure.pk: seen[each.measure.pk] for each in new}
    told = [
        (one, [(each.says, page_at(one, each.signalled)) for each in new if each.measure.pk == key])
        for key, one in measures.items()
    ]
    where = f"‘{told[0][0].title}’" if len(told) == 1 else f"{len(told)} measures"
    places = {each.organisation_id: each.organisation for each in measures.values()}
    later(
        to=to,
        kind=SIGNALS,
        subject=f"Goldthread: something new in {where}",
        template="measures/mail/signals.txt.jinja",
        organisation=next(iter(places.values())) if len(places) == 1 else None,
        told=told,
    )
