"""A breach is called out, spoken of, and ends repaired, renegotiated, or is open."""

from datetime import timedelta

import pytest

from goldthread.server import clock, needs
from goldthread.server.compacts import actions, queries
from goldthread.server.compacts.models import Breach
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person

from .pacts import Pact

MONTH = timedelta(days=30)


@pytest.fixture
def breach(agreed: Pact, clinician: Person) -> Breach:
    return actions.call_out(
        promise=agreed[1][0].promises.get(),
        text="I heard of the inspection from the news.",
        look_again_on=clock.today() + MONTH,
        by=clinician,
    )


def test_it_says_what_was_promised_and_what_happened_in_ones_own_words(
    breach: Breach, clinician: Person
) -> None:
    assert (breach.wording, breach.text, breach.called_by, breach.is_open) == (
        "Leaders listen",
        "I heard of the inspection from the news.",
        clinician,
        True,
    )


def test_its_members_see_it_and_nobody_else(
    breach: Breach, leader: Person, staff: Person, outsider: Person
) -> None:
    seen = [list(Breach.objects.visible_to(each)) for each in (leader, staff, outsider)]
    assert seen == [[breach], [], []]


def test_who_speaks_for_no_party_calls_nothing_out(agreed: Pact, facilitator: Person, staff: Person) -> None:
    for somebody in (facilitator, staff):
        with pytest.raises(actions.NotASpeaker):
            actions.call_out(
                promise=agreed[1][0].promises.get(), text="I saw", look_again_on=clock.today(), by=somebody
            )


def test_only_what_is_in_force_is_broken(pact: Pact, clinician: Person) -> None:
    with pytest.raises(actions.NotInForce):
        actions.call_out(
            promise=pact[1][0].promises.get(), text="I saw", look_again_on=clock.today(), by=clinician
        )


def test_it_is_looked_at_again_on_a_day_to_come(agreed: Pact, clinician: Person) -> None:
    for day in (clock.today() - timedelta(days=1), clock.today() + 13 * MONTH):
        with pytest.raises(actions.NoSuchDay):
            actions.call_out(
                promise=agreed[1][0].promises.get(), text="I saw", look_again_on=day, by=clinician
            )


def test_it_needs_those_who_speak_for_a_party_when_its_day_comes(
    breach: Breach, leader: Person, facilitator: Person
) -> None:
    later = clock.today() + MONTH + timedelta(days=2)
    [need] = needs.of(leader, later)
    assert (need.what, need.days_late) == ("Look again at the breach of ‘Leaders listen’", 2)
    assert needs.of(facilitator, later) == []
    actions.end_breach(breach=breach, how="repaired", outcome="Lena rings Clive first.", by=leader)
    assert needs.of(leader, later) == []


def test_what_was_said_of_it_stands_question_by_question(
    breach: Breach, leader: Person, staff: Person
) -> None:
    with pytest.raises(actions.SayWhat):
        actions.discuss(
            breach=breach, why_uncalled="", why_undone=" ", better="", look_again_on=clock.today(), by=leader
        )
    with pytest.raises(NotAllowed):
        actions.discuss(
            breach=breach, why_uncalled="I", why_undone="", better="", look_again_on=clock.today(), by=staff
        )
    said = actions.discuss(
        breach=breach,
        why_uncalled="Nobody dared.",
        why_undone="",
        better="Ring first.",
        look_again_on=breach.look_again_on,
        by=leader,
    )
    assert (said.why_uncalled, said.better, said.discussed_on) == (
        "Nobody dared.",
        "Ring first.",
        clock.today(),
    )


def test_it_is_repaired_and_can_be_opened_again(breach: Breach, leader: Person) -> None:
    with pytest.raises(actions.SayWhat):
        actions.end_breach(breach=breach, how="repaired", outcome=" ", by=leader)
    with pytest.raises(actions.SayWhat):
        actions.end_breach(breach=breach, how="forgotten", outcome="Never mind", by=leader)
    ended = actions.end_breach(breach=breach, how="repaired", outcome="Lena rings Clive first.", by=leader)
    assert (ended.is_open, ended.days) == (False, 0)
    with pytest.raises(actions.NotSo):
        actions.end_breach(breach=breach, how="repaired", outcome="Again", by=leader)
    assert actions.reopen_breach(breach=breach, by=leader).is_open
    with pytest.raises(actions.NotSo):
        actions.reopen_breach(breach=breach, by=leader)


def test_what_is_renegotiated_begins_a_new_version_and_the_old_promise_keeps_its_breach(
    breach: Breach, leader: Person
) -> None:
    actions.end_breach(breach=breach, how="renegotiated", outcome="We say when, not whether.", by=leader)
    draft = queries.draft(breach.compact)
    assert draft
    assert draft.number == 2
    wording = draft.wordings.get(promise=breach.promise)
    actions.withdraw_promise(wording=wording, by=leader)
    assert breach.promise.breaches.get() == breach


def test_a_day_that_has_not_come_is_refused(agreed: Pact, clinician: Person) -> None:
    with pytest.raises(actions.NoSuchDay):
        actions.call_out(
            promise=agreed[1][0].promises.get(),
            text="I saw",
            look_again_on=clock.today(),
            on=clock.today() + timedelta(days=1),
            by=clinician,
        )
