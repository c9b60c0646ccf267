"""Whatever can be done to a measure's chart, one thing after the other, by chance: for slow twins."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from django.core.exceptions import ObjectDoesNotExist

from goldthread.server.measures import actions, queries
from goldthread.server.measures.actions import NewReading
from goldthread.server.measures.models import Correction, Import, Measure, Reading, Revision
from goldthread.server.people.models import Person
from goldthread.server.refusal import Refusal

from .conftest import DEFINES, LETTERS, months

PERIODS = months(14, date(2017, 1, 1))


class Doings:
    """Things done to one measure; what is refused is not done."""

    def __init__(self, measure: Measure, by: Person, approver: Person, chance: Random) -> None:
        self.measure, self.by, self.approver, self.chance = measure, by, approver, chance
        self.done: set[str] = set()

    def do(self) -> None:
        """Do one thing, rather one that was not done yet; where it cannot be done now, nothing."""
        never = [each for each in self._ways if each.__name__ not in self.done]
        does = self.chance.choice([*self._ways, *never, *never])
        try:
            does()
        except (Refusal, ObjectDoesNotExist, IndexError):  # refused, or there is nothing to do it to
            return
        self.done.add(does.__name__)

    def until_all_was_done(self, at_least: int = 40) -> Iterator[Callable[[], object]]:
        """What to do, one after the other: so many things or more, until everything was done once."""
        yield from self.seldom
        while at_least > 0 or self.never:
            yield self.do
            at_least -= 1

    @property
    def seldom(self) -> list[Callable[[], object]]:
        """What can be done in this order at the beginning, and by chance hardly ever later."""
        taken = [self.take_in, self.take_back, self.take_in_again]
        return [self.complete, *taken, self.propose, self.approve, self.undo]

    @property
    def never(self) -> set[str]:
        """What was not done yet."""
        done = self.done | {each.__name__ for each in self.seldom}
        return {each.__name__ for each in self._ways} - done

    @property
    def _ways(self) -> list[Callable[[], object]]:
        return [
            *[self.record] * 4,
            *(self.correct, self.take_back_correction, self.withdraw, self.put_back),
            *(self.take_in, self.take_back, self.take_in_again, self.set_target),
            *(self.start_phase, self.remove_phase, self.choose_chart, self.take_back_chart),
            *[self.propose] * 2,
            *(self.approve, self.undo, self.complete),
        ]

    @property
    def _now(self) -> Measure:
        return Measure.objects.get(pk=self.measure.pk)

    def _value(self) -> float:
        return float(self.chance.randrange(5, 15))

    def _reading(self, **which: bool) -> Reading:
        found = Reading.kept.filter(revision__measure=self.measure, **which)
        return self.chance.choice(list(found.order_by("pk").select_related("revision")))

    def _revision(self, state: str) -> Revision:
        return self.measure.revisions.get(state=state)

    def record(self) -> None:
        """As many as it may be."""
        period, value = self.chance.choice(PERIODS), self._value()
        back_cast = self.chance.random() < 0.2
        actions.record_readings(
            measure=self._now,
            readings=[NewReading(period, value)],
            back_cast=back_cast,
            reason="Counted again",
            by=self.by,
        )

    def correct(self) -> None:
        reading = self._reading(withdrawn=False)
        actions.correct_reading(reading=reading, value=self._value(), reason="Typed wrong", by=self.by)

    def take_back_correction(self) -> None:
        correction = Correction.objects.filter(reading__revision__measure=self.measure).latest("at", "pk")
        actions.take_back_correction(correction=correction, by=self.by)

    def withdraw(self) -> None:
        actions.withdraw_reading(reading=self._reading(withdrawn=False), reason="Not ours", by=self.by)

    def put_back(self) -> None:
        actions.put_back_reading(reading=self._reading(withdrawn=True), by=self.by)

    def take_in(self) -> None:
        revision = queries.in_force(self._now)
        there = {r.period: [r.value, r.numerator, r.denominator] for r in queries.readings_of(revision)}
        rows = [(period, self._value()) for period in self.chance.sample(PERIODS, 3)]
        actions.import_now(
            organisation=self.measure.organisation,
            measure=self.measure,
            sha256="a" * 64,
            name="letters.csv",
            rows=[[revision.pk, p.isoformat(), v, None, None, there.get(p)] for p, v in rows],
            unchanged=0,
            reason="From the log",
            by=self.by,
        )

    def take_back(self) -> None:
        taken = Import.objects.filter(measure=self.measure, taken_back_at=None).order_by("-pk")
        actions.take_back_import(looked=taken[0], by=self.by)

    def take_in_again(self) -> None:
        gone = Import.objects.filter(measure=self.measure, taken_back_at__isnull=False).order_by("-pk")
        actions.take_in(looked=gone[0], reason="After all", by=self.by)

    def set_target(self) -> None:
        said = {name: LETTERS[name] for name in ("title", "dimension")}
        actions.edit_measure(measure=self._now, target=self._value(), by=self.by, **said)

    def start_phase(self) -> None:
        starts = self.chance.choice(PERIODS)
        actions.start_phase(measure=self._now, starts=starts, reason="Anew", by=self.by)

    def remove_phase(self) -> None:
        phase = self.chance.choice(list(self.measure.phases.order_by("pk")))
        actions.remove_phase(phase=phase, reason="Not so", by=self.by)

    def choose_chart(self) -> None:
        kind, rules = self.chance.choice(["run", "xmr"]), self.chance.choice(["", "nelson"])
        actions.choose_chart(measure=self._now, kind=kind, rules=rules, reason="Clearer", by=self.by)

    def take_back_chart(self) -> None:
        measure = self._now
        if measure.charted:
            actions.take_back_chart(measure=measure, choice=measure.charted, by=self.by)

    def propose(self) -> None:
        said = {name: LETTERS[name] for name in DEFINES} | {"counted": f"Days, {self._value():g}"}
        comparable = self.chance.random() < 0.5
        actions.propose_revision(
            measure=self._now, reason="Clearer", comparable=comparable, by=self.by, **said
        )

    def approve(self) -> None:
        actions.approve_revision(revision=self._revision("proposed"), by=self.approver)

    def undo(self) -> None:
        actions.undo_approval(revision=self._revision("in_force"), by=self.approver)

    def complete(self) -> None:
        actions.complete_definition(measure=self._now, method="The log", population="All", by=self.by)
