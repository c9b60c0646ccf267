"""Many measures at a glance: where each stands, whether it deserves talk and why, what is new since a day.

No reading is read: where measures stand is kept. Any number of measures is put in order from what is kept,
without its small charts; only the rows of one page have those, and are worked out where nothing is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from goldthread import __version__
from goldthread.charts import icons
from goldthread.charts.sketch import BY_LETTER, Sketch, unpacked
from goldthread.methods import spc
from goldthread.methods.spc.attention import Attention, Facts, attention
from goldthread.server import clock
from goldthread.server.comments.queries import unanswered_of
from goldthread.server.people.models import Organisation, Person

from ..models import Measure, Revision, Standing, Stood
from ..periods import after, named, unread_since
from .circles import Kept, kept_to_each, withheld_from, without_figures
from .official import is_provisional
from .reading import is_overdue
from .standings import worked_out

LATELY = timedelta(days=31)
"""A definition that changed so recently is said to have changed, where no day to compare with is given."""


@dataclass(frozen=True, eq=False)
class Glance:
    """One measure as an overview shows it, by the chart to be believed.

    attention: whether it deserves talk, and why. unread: whole periods since it was last read; None if never.
    since: what else is new since the day that was asked for, in sentences. is_new: whether its signal is.
    questions: how many questions about it nobody has answered. known_on: the day that was asked for, where
    something had been read of it by then. kept: to whom its figures are kept, where they are. is_withheld:
    they are kept from whoever looks: it stands for nothing, and has no target.
    """

    measure: Measure
    revision: Revision
    stands: Standing
    attention: Attention
    unread: int | None
    since: tuple[str, ...] = ()
    is_new: bool = False
    questions: int = 0
    known_on: date | None = None
    kept: Kept | None = None
    is_withheld: bool = False

    def called(self, *, of_several: bool) -> str:
        """What it is called; where it stands among those of several organisations, with its own."""
        return f"{self.measure.title}, {self.measure.organisation.name}" if of_several else self.measure.title

    @property
    def overdue(self) -> bool:
        """Whether two periods or more have passed unread."""
        return not self.is_withheld and not self.measure.retired_on and is_overdue(self.unread)

    @property
    def is_provisional(self) -> bool:
        """Whether its readings are not called official yet."""
        return is_provisional(self.measure, self.revision)

    @property
    def variation(self) -> icons.Icon:
        """What its last point means, as a picture with its words."""
        found = self.stands.variation
        return icons.variation(spc.Meaning(found) if found else None, self.stands.side)

    @property
    def assurance(self) -> icons.Icon:
        """What its target means, as a picture with its words."""
        found = self.stands.assurance
        return icons.assurance(
            spc.Assurance(found) if found else None,
            target=self.measure.target is not None,
            improves=self.revision.direction,
        )

    @property
    def sketch(self) -> Sketch | None:
        """What its small chart is drawn of; None with fewer than two readings."""
        return unpacked(self.stands.sketch) if self.stands.sketch else None


@dataclass(frozen=True)
class _Then:
    """What is compared with: the day, and what was known of each measure by then, by its key."""

    day: date
    known: Mapping[int, Stood]


def glances(
    measures: QuerySet[Measure],
    *,
    to: Person,
    since: date | None = None,
    with_questions: bool = False,
    of: Iterable[Organisation] = (),
) -> list[Glance]:
    """Each of these measures, without its small chart: three queries, one more with each of what is asked.

    to: who looks. Of measures whose figures are kept from them nothing is read but that they are there.
    since: what was known at the end of that day is known; what came to be known after it is new. Where it was
    not kept what was known that early, or nothing had been read, points of periods that ended after it are
    new. with_questions: for who sees names, whether questions wait. of: the organisations they are of, where
    the caller has them, so that they are not read once for each measure.
    """
    known = {each.pk: each for each in of}
    found = list(measures.select_related("owner", "team", *([] if known else ["organisation"])))
    for each in found:
        each.organisation = known.get(each.organisation_id) or each.organisation
    revisions = _in_force([each.pk for each in found])
    circles, withheld = kept_to_each(found), withheld_from(to, found)
    keys = [each.pk for each in found if each.pk not in withheld]
    kept = {s.measure_id: s for s in Standing.objects.filter(measure__in=keys).defer("sketch")}
    then = _Then(since, _known(keys, since)) if since else None
    waiting = unanswered_of(Measure, keys) if with_questions else {}
    shown = [
        _withheld(each, revisions[each.pk])
        if each.pk in withheld
        else _glance(
            each,
            revisions[each.pk],
            kept.get(each.pk) or _nothing_kept(each),
            then,
            waiting.get(each.pk, 0),
        )
        for each in found
    ]
    return [replace(each, kept=circles.get(each.measure.pk)) for each in shown]


def with_small_charts(shown: Sequence[Glance], *, since: date | None = None) -> list[Glance]:
    """The same with their small charts, for one page: a query, and four more where something is not kept.

    What is not kept, or was by another version, is worked out here.
    """
    open_ones = [each for each in shown if not each.is_withheld]
    anew = worked_out(each.measure for each in open_ones if each.stands.said_by != __version__)
    keys = [each.measure.pk for each in open_ones if each.measure.pk not in anew]
    sketches = dict(Standing.objects.filter(measure__in=keys).values_list("measure", "sketch"))
    then = _Then(since, _known(list(anew), since)) if since and anew else None
    return [_drawn(each, anew, sketches, then) for each in shown]


def in_order(found: Iterable[Glance], order: str) -> list[Glance]:
    """By what deserves talk ('talk'), what is withheld last; by 'name'; or by 'team' or 'organisation' and
    then name.
    """

    def name(each: Glance) -> tuple[str, int]:
        return each.measure.title.casefold(), each.measure.pk

    if order == "name":
        return sorted(found, key=name)
    if order == "team":
        return sorted(found, key=lambda each: (_team(each), name(each)))
    if order == "organisation":
        return sorted(found, key=lambda each: (each.measure.organisation.name.casefold(), name(each)))
    return sorted(found, key=lambda each: (each.attention.rank, each.is_withheld, name(each)))


def _team(each: Glance) -> tuple[bool, str]:
    return each.measure.team is None, each.measure.team.name.casefold() if each.measure.team else ""


def _drawn(
    each: Glance, anew: Mapping[int, Standing], sketches: Mapping[int, object], then: _Then | None
) -> Glance:
    key = each.measure.pk
    if each.is_withheld:
        return each
    if key in anew:
        return replace(_glance(each.measure, each.revision, anew[key], then, each.questions), kept=each.kept)
    each.stands.sketch = sketches.get(key)
    return replace(each)


def _in_force(keys: Sequence[int]) -> dict[int, Revision]:
    found = Revision.objects.filter(measure__in=keys, state=Revision.State.IN_FORCE)
    return {each.measure_id: each for each in found.defer("counted", "reason")}


def _known(keys: Sequence[int], since: date) -> dict[int, Stood]:
    """What was known of each by the end of that day, where it was kept so early."""
    by_then = Stood.objects.filter(measure=OuterRef("measure"), on__lte=since).order_by("-on")
    found = Stood.objects.filter(measure__in=keys, on=Subquery(by_then.values("on")[:1]))
    return {each.measure_id: each for each in found}


def _nothing_kept(measure: Measure) -> Standing:
    return Standing(measure=measure, said_by="", readings=0, sentence="")


def _withheld(measure: Measure, revision: Revision) -> Glance:
    """What of a measure everybody may see: that it is there, and that its figures are kept."""
    nothing = Standing(measure=measure, said_by=__version__, readings=0, sentence="")
    return Glance(without_figures(measure), revision, nothing, attention(Facts()), 0, is_withheld=True)


def _glance(
    measure: Measure, revision: Revision, stands: Standing, then: _Then | None, questions: int
) -> Glance:
    today, frequency = clock.today(), revision.frequency
    unread = unread_since(stands.last, today, frequency) if stands.last else None
    signal, when = _new_signal(stands, frequency, then)
    since = then.day if then else today - LATELY
    facts = Facts(
        signal=signal,
        signal_when=when,
        assurance=spc.Assurance(stands.assurance) if stands.assurance else None,
        not_read="" if measure.retired_on else _not_read(stands.last, revision, today),
        defined_anew=_defined(revision, since),
        questions=questions,
    )
    told = _since(stands, frequency, then) if then else ()
    known_on = then.day if then and measure.pk in then.known and then.known[measure.pk].last else None
    return Glance(
        measure, revision, stands, attention(facts), unread, told, signal is not None, questions, known_on
    )


def _not_read(last: date | None, revision: Revision, today: date) -> str:
    """Since when nothing was read, where that is too long; what was never read has its first two periods."""
    if last:
        overdue = is_overdue(unread_since(last, today, revision.frequency))
        return named(last, revision.frequency) if overdue else ""
    begun = timezone.localdate(revision.proposed_at)
    each = "month" if revision.frequency == Revision.Frequency.EVENT else revision.frequency
    return "it was begun" if is_overdue(unread_since(begun, today, each)) else ""


def _new_signal(stands: Standing, frequency: str, then: _Then | None) -> tuple[spc.Meaning | None, str]:
    """What the newest signal means that is new, and its period; where only the runs changed, no period."""
    now = stands.variation
    if then is None:
        at_last = [each for each in stands.signals if stands.last and each[0] == stands.last.isoformat()]
        fresh, changed = at_last, True
    else:
        known = then.known.get(stands.measure_id)
        fresh = [each for each in stands.signals if _is_new(each, frequency, known, then.day)]
        changed = known is not None and known.variation != now
    if fresh:
        period, letter = date.fromisoformat(fresh[-1][0]), fresh[-1][1]
        late = then is not None and after(period, frequency) <= then.day
        return BY_LETTER[letter], f"{named(period, frequency)}{', not seen then' if late else ''}"
    if changed and now not in ("", spc.Meaning.COMMON_CAUSE) and not stands.signals:
        return spc.Meaning(now), ""
    return None, ""


def _is_new(signal: list[str], frequency: str, known: Stood | None, day: date) -> bool:
    if known is not None and known.last:
        return signal not in known.signals
    return after(date.fromisoformat(signal[0]), frequency) > day


def _defined(revision: Revision, since: date) -> str:
    """When the definition in force was decided on, where that is not its first and lies after that day."""
    if revision.number == 1 or revision.decided_at is None:
        return ""
    day = timezone.localdate(revision.decided_at)
    return f"{day.day} {day:%B %Y}" if day > since else ""


def _since(stands: Standing, frequency: str, then: _Then) -> tuple[str, ...]:
    """What else changed since then: what was read, what stood out then, what was said of the target."""
    known = then.known.get(stands.measure_id)
    if known is None:
        return ()
    said = []
    if stands.last != known.last:
        said.append(f"Read since then, up to {named(stands.last, frequency)}." if stands.last else "")
    elif stands.last:
        said.append("Nothing was read since then.")
    usual = ("", spc.Meaning.COMMON_CAUSE)
    if known.variation not in usual and stands.variation in usual:
        said.append("What stood out then does so no longer.")
    if known.assurance and known.assurance != stands.assurance:
        before = icons.assurance(spc.Assurance(known.assurance)).words
        said.append(f"Of its target it was said then: {before[0].lower()}{before[1:]}.")
    return tuple(filter(None, said))
