"""Looking for new signals after readings changed, and telling those who watch: by the worker, in no
action's time.

What was looked at is kept by the mark of where a measure stands, which differs after each change of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q, QuerySet

from goldthread.server import clock
from goldthread.server.audit.actions import AtTheSameMoment
from goldthread.server.people.models import Person
from goldthread.server.post import news
from goldthread.server.post.queries import who_muted

from .actions.watching import SIGNALS, tell_signals
from .models import Followed, LookedAt, Measure, Told, Watch
from .queries.signalled import Signalled, Watched, is_told, page_at
from .queries.standings import series_in_force
from .watchables import measures_of

ALONG = ("followed__person", "followed__measure__organisation")
AT_ONCE = 50
"""Measures whose readings are held in memory together."""


@dataclass
class New:
    """What is new to one person, and the measures of it that they are told of at once."""

    signals: list[Signalled] = field(default_factory=list)
    at_once: set[int] = field(default_factory=set)


def look_and_tell(most: int = 500) -> int:
    """Look for what is new in the measures that changed, and tell who watches them, each in one letter; how
    many were looked at.
    """
    if not Watch.objects.exists():
        return 0
    changed = Measure.objects.exclude(standing=None).filter(
        Q(looked_at=None) | ~Q(looked_at__mark=F("standing__mark"))
    )
    marks = dict(changed.order_by("pk").values_list("pk", "standing__mark")[:most])
    keys, found = list(marks), dict[Person, New]()
    for start in range(0, len(keys), AT_ONCE):
        _look(Measure.objects.open().filter(pk__in=keys[start : start + AT_ONCE]), found)
    for person, new in found.items():
        _tell(person, new)
    LookedAt.objects.bulk_create(
        [LookedAt(measure_id=key, mark=mark) for key, mark in marks.items()],
        update_conflicts=True,
        unique_fields=["measure"],
        update_fields=["mark"],
    )
    return len(keys)


def for_the_weekly_letter(people: QuerySet[Person]) -> dict[int, list[news.Item]]:
    """What is new to each of these people and to be told weekly: of measures that they may still see."""
    muted = who_muted(SIGNALS)
    waiting = Told.objects.filter(letter_at=None, followed__person__in=people)
    by_person: dict[Person, list[Told]] = {}
    for told in waiting.exclude(followed__person__in=muted).order_by("pk").select_related(*ALONG):
        by_person.setdefault(told.followed.person, []).append(told)
    found = {}
    for person, these in by_person.items():
        keys = [told.followed.measure_id for told in these]
        visible = set(
            Measure.objects.figures_visible_to(person).open().filter(pk__in=keys).values_list("pk", flat=True)
        )
        if items := [_item(told) for told in these if told.followed.measure_id in visible]:
            found[person.pk] = items
    return found


def stand_in_a_letter(keys: Iterable[int]) -> None:
    """These were told: within the action that writes the letter."""
    Told.objects.filter(pk__in=list(keys)).update(letter_at=clock.now())


def _item(told: Told) -> news.Item:
    measure = told.followed.measure
    code = measure.organisation.code
    where = f"{measure.title} ({code}, {measure.code})"
    return news.Item(told.pk, told.says, where, page_at(measure, told.signalled))


def _look(measures: Iterable[Measure], found: dict[Person, New]) -> None:
    """Add what is new in these measures to what was found for each person."""
    by_key = {each.pk: each for each in measures}
    wishes = _wishes(set(by_key))
    wanted = {key: by_key[key] for key in by_key.keys() & {key for _, key in wishes}}
    if not wanted:
        return
    watched = {key: Watched(wanted[key], one) for key, one in series_in_force(wanted).items()}
    followed = _followed(wishes, watched)
    for (person, key), watch in wishes.items():
        if key in watched:
            knows = followed[person.pk, key]
            now = watched[key].new_since(knows.until, watch.years)
            kept = _still_said(knows, now)
            if new := [each for each in now if not is_told(kept, each)]:
                theirs = found.setdefault(person, New())
                theirs.signals += new
                theirs.at_once |= {key} if watch.is_at_once else set()


def _still_said(knows: Followed, now: Iterable[Signalled]) -> list[Told]:
    """What somebody was told. What waits for the weekly letter, and is not said so any more, falls away."""
    told, said = list(knows.told.all()), {each.says for each in now}
    passed = {each.pk for each in told if each.letter_at is None and each.says not in said}
    if passed:
        Told.objects.filter(pk__in=passed, letter_at=None).delete()
    return [each for each in told if each.pk not in passed]


def _tell(person: Person, new: New) -> None:
    try:
        tell_signals(to=person, found=new.signals, at_once=new.at_once)
    except AtTheSameMoment:  # another worker was quicker, or they may not see it any more
        return


def _wishes(keys: set[int]) -> dict[tuple[Person, int], Watch]:
    """How each person is to be told of each of these measures: by their watch of it, else by the quickest."""
    of_measures = Watch.objects.filter(kind="measure", thing__in=keys)
    of_more = Watch.objects.exclude(kind="measure")
    watches = [*of_measures.select_related("person"), *of_more.select_related("person")]
    found: dict[tuple[Person, int], Watch] = {}
    members = measures_of(watches)
    for watch in sorted(watches, key=lambda each: (each.kind != "measure", each.years, each.pk)):
        for key in members[watch.pk] & keys if watch.person.is_active else ():
            found.setdefault((watch.person, key), watch)
    return found


def _followed(
    wishes: Mapping[tuple[Person, int], Watch], watched: Mapping[int, Watched]
) -> dict[tuple[int, int], Followed]:
    """How far each person knows each measure. One that came to what they watch later is known but for its
    last.
    """
    wanted = {(person.pk, key) for person, key in wishes if key in watched}
    there = Followed.objects.filter(person__in={person for person, _ in wanted}, measure__in=list(watched))
    missing = wanted - set(there.values_list("person", "measure"))
    rows = [
        Followed(person_id=person, measure_id=key, until=_but_the_last(watched[key].series.periods))
        for person, key in sorted(missing)
    ]
    Followed.objects.bulk_create(rows, ignore_conflicts=True)
    return {(each.person_id, each.measure_id): each for each in there.prefetch_related("told")}


def _but_the_last(periods: Sequence[date]) -> date | None:
    return periods[-2] if len(periods) > 1 else None
