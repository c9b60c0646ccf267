"""A breach is called out, spoken of, looked at again, and ended: repaired, or renegotiated."""

from datetime import date, timedelta

from goldthread.server import clock
from goldthread.server.audit.actions import action, record
from goldthread.server.people.models import Person

from ..belonging import parties_of, require_to_draft
from ..models import Breach, Promise
from .agreeing import begin_version
from .refusals import NoSuchDay, NotASpeaker, NotInForce, NotSo, SayWhat

LATEST = timedelta(days=366)


@action
def call_out(
    *, promise: Promise, text: str, look_again_on: date, on: date | None = None, by: Person
) -> Breach:
    """Say, in the first person, that a promise in force was not kept; the parties look at it again on a day.

    Raises NotASpeaker, NotInForce, SayWhat, NoSuchDay.
    """
    compact = promise.party.compact
    if not parties_of(by, compact):
        raise NotASpeaker("Those who speak for a party call out a breach: ask one of them.", about="promise")
    version = compact.versions.agreed().last()
    wording = version.wordings.filter(promise=promise).first() if version else None
    if version is None or wording is None:
        raise NotInForce("That promise is not in force: choose one that is.")
    on = _happened(on)
    breach = Breach(
        compact=compact,
        promise=promise,
        version=version,
        wording=wording.text,
        text=_said(text, "Say what happened, as you saw it."),
        called_by=by,
        called_on=on,
        look_again_on=_again(look_again_on, on),
    )
    breach.save()
    record("breach.called_out", breach, by=by, promise=wording.text, text=breach.text, on=on)
    return breach


@action
def discuss(
    *,
    breach: Breach,
    why_uncalled: str,
    why_undone: str,
    better: str,
    look_again_on: date,
    on: date | None = None,
    by: Person,
) -> Breach:
    """Write down what the parties said of it, question by question, and when they look at it again."""
    breach = _open(breach, by)
    said = (why_uncalled.strip(), why_undone.strip(), better.strip())
    if not any(said):
        raise SayWhat("Write down an answer to one of the questions.", about="why_uncalled")
    breach.why_uncalled, breach.why_undone, breach.better = said
    breach.discussed_on = _happened(on)
    if look_again_on != breach.look_again_on:
        breach.look_again_on = _again(look_again_on, breach.discussed_on)
    breach.save(update_fields=["why_uncalled", "why_undone", "better", "discussed_on", "look_again_on"])
    record("breach.discussed", breach, by=by, promise=breach.wording, again=breach.look_again_on)
    return breach


@action
def end_breach(*, breach: Breach, how: str, outcome: str, on: date | None = None, by: Person) -> Breach:
    """Say that it is repaired, and who does what; or renegotiated: then a new version is begun."""
    breach = _open(breach, by)
    if how not in (Breach.Ended.REPAIRED, Breach.Ended.RENEGOTIATED):
        raise SayWhat("Say whether it is repaired or renegotiated.", about="how")
    breach.outcome = _said(outcome, "Say who does what, or what is promised instead.", "outcome")
    breach.ended, breach.ended_on = how, _happened(on)
    breach.save(update_fields=["outcome", "ended", "ended_on"])
    if how == Breach.Ended.RENEGOTIATED and not breach.compact.versions.draft().exists():
        begin_version(compact=breach.compact, by=by)
    record("breach.ended", breach, by=by, promise=breach.wording, how=how, outcome=breach.outcome)
    return breach


@action
def reopen_breach(*, breach: Breach, by: Person) -> Breach:
    """Say that it is not ended after all."""
    breach = _mine(breach, by)
    if breach.is_open:
        raise NotSo("It is open already: nothing was changed.")
    breach.ended, breach.ended_on, breach.outcome = Breach.Ended.OPEN, None, ""
    breach.look_again_on = clock.today()
    breach.save(update_fields=["ended", "ended_on", "outcome", "look_again_on"])
    record("breach.reopened", breach, by=by, promise=breach.wording)
    return breach


def _mine(breach: Breach, by: Person) -> Breach:
    require_to_draft(by, breach.compact)
    return Breach.objects.select_for_update(of=("self",)).select_related("compact").get(pk=breach.pk)


def _open(breach: Breach, by: Person) -> Breach:
    found = _mine(breach, by)
    if not found.is_open:
        raise NotSo("It has ended already: open it again first.")
    return found


def _said(text: str, otherwise: str, about: str = "text") -> str:
    if not text.strip():
        raise SayWhat(otherwise, about=about)
    return text.strip()


def _happened(on: date | None) -> date:
    """The day on which something was done: today, where no other is said."""
    on = on or clock.today()
    if on > clock.today():
        raise NoSuchDay(f"{on:%-d %B %Y} has not come yet.")
    return on


def _again(day: date, since: date) -> date:
    """The day on which it is looked at again: on the day itself or later, within a year."""
    if not since <= day <= since + LATEST:
        raise NoSuchDay("Choose a day from that day on, within a year.", about="look_again_on")
    return day
