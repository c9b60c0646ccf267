"""A compact is drafted, agreed by every party, changed by a new version, and left."""

from datetime import date, timedelta

import pytest

from goldthread.server import clock, needs
from goldthread.server.compacts import actions, queries
from goldthread.server.compacts.models import Compact, Heading, Version
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role

from ..conftest import Somebody
from .pacts import VISION, Pact, drafted, promises


def test_it_is_agreed_once_every_party_has_agreed_by_name_and_day(agreed: Pact) -> None:
    version = queries.in_force(agreed[0])
    assert version
    assert (version.number, version.agreed_on, version.vision) == (1, date(2019, 5, 8), VISION)
    assert [str(each) for each in version.agreements.all()] == [
        "Leaders, Lena Leader, 1 May 2019",
        "Clinicians, Clive Clinician, 8 May 2019",
    ]


def test_what_one_party_agreed_to_is_in_force_for_nobody(pact: Pact, leader: Person) -> None:
    actions.agree(party=pact[1][0], by=leader)
    assert queries.in_force(pact[0]) is None


def test_a_compact_with_one_party_is_refused(
    trust: Organisation, facilitator: Person, leader: Person
) -> None:
    _, [alone] = drafted(trust, {"Leaders": leader}, facilitator)
    with pytest.raises(actions.NotReciprocal, match="at least two parties"):
        actions.agree(party=alone, by=leader)


def test_every_party_promises_something(pact: Pact, facilitator: Person, leader: Person) -> None:
    actions.add_party(compact=pact[0], name="Patients", by=facilitator)
    with pytest.raises(actions.NotReciprocal, match="Patients does not yet"):
        actions.agree(party=pact[1][0], by=leader)


def test_nobody_agrees_for_others_nor_on_a_day_to_come(pact: Pact, leader: Person, clinician: Person) -> None:
    with pytest.raises(actions.NotASpeaker):
        actions.agree(party=pact[1][0], by=clinician)
    with pytest.raises(actions.NoSuchDay):
        actions.agree(party=pact[1][0], on=clock.today() + timedelta(days=1), by=leader)


def test_what_is_changed_in_a_draft_is_agreed_to_anew(pact: Pact, leader: Person, clinician: Person) -> None:
    actions.agree(party=pact[1][0], by=leader)
    promises(pact[1][1], "Clinicians speak up", clinician)
    draft = queries.draft(pact[0])
    assert draft
    assert not draft.agreements.exists()


def test_a_yes_is_taken_back_while_others_have_not_agreed(pact: Pact, leader: Person) -> None:
    actions.agree(party=pact[1][0], by=leader)
    with pytest.raises(actions.AgreedAlready):
        actions.agree(party=pact[1][0], by=leader)
    assert not actions.take_back_agreement(party=pact[1][0], by=leader).agreements.exists()
    with pytest.raises(actions.AgreedAlready):
        actions.take_back_agreement(party=pact[1][0], by=leader)


def test_what_was_agreed_never_changes(agreed: Pact, facilitator: Person) -> None:
    version = queries.in_force(agreed[0])
    assert version
    wording = version.wordings.first()
    assert wording
    with pytest.raises(actions.NotADraft):
        actions.word_promise(wording=wording, heading="Leadership", text="Nothing", by=facilitator)
    actions.begin_version(compact=agreed[0], by=facilitator)
    with pytest.raises(actions.NotADraft, match="new version"):
        actions.withdraw_promise(wording=wording, by=facilitator)
    with pytest.raises(actions.NotADraft, match="already"):
        actions.begin_version(compact=agreed[0], by=facilitator)


def test_two_versions_stand_side_by_side(agreed: Pact, facilitator: Person) -> None:
    before = queries.in_force(agreed[0])
    after = actions.begin_version(compact=agreed[0], by=facilitator)
    assert before
    assert queries.changes_between(before, after) == []
    first, second = after.wordings.all()
    actions.word_promise(
        wording=first, heading=Heading.ENVIRONMENT, text="Leaders listen daily", by=facilitator
    )
    actions.withdraw_promise(wording=second, by=facilitator)
    promises(agreed[1][1], "Clinicians lead", facilitator, Heading.LEADERSHIP)
    actions.say_vision(compact=agreed[0], vision="The safest care, for everybody.", by=facilitator)
    after = Version.objects.get(pk=after.pk)
    assert [
        (str(c.party or ""), c.before, c.after, c.what) for c in queries.changes_between(before, after)
    ] == [
        ("", VISION, "The safest care, for everybody.", "Worded otherwise"),
        (
            "Leaders",
            "Creating the right environment: Leaders listen",
            "Creating the right environment: Leaders listen daily",
            "Worded otherwise",
        ),
        ("Clinicians", "Creating the right environment: Clinicians listen", "", "Withdrawn"),
        ("Clinicians", "", "Leadership: Clinicians lead", "New"),
    ]


def test_a_party_leaves_and_a_new_version_is_without_its_promises(
    agreed: Pact, facilitator: Person, clinician: Person
) -> None:
    with pytest.raises(actions.SayWhat):
        actions.leave(party=agreed[1][1], on=clock.today(), why=" ", by=facilitator)
    left = actions.leave(party=agreed[1][1], on=clock.today(), why="A new contract", by=facilitator)
    with pytest.raises(actions.NotAParty):
        actions.leave(party=left, on=clock.today(), why="Again", by=facilitator)
    after = actions.begin_version(compact=agreed[0], by=facilitator)
    assert [each.promise.party.name for each in after.wordings.all()] == ["Leaders"]
    before = queries.in_force(agreed[0])
    assert before
    assert before.wordings.count() == 2
    with pytest.raises(actions.NotASpeaker):
        actions.agree(party=left, by=clinician)


def test_who_speaks_for_a_party_belongs_to_it(
    pact: Pact, facilitator: Person, leader: Person, outsider: Person
) -> None:
    with pytest.raises(actions.NotASpeaker):
        actions.add_speaker(party=pact[1][0], person=outsider, by=facilitator)
    with pytest.raises(actions.NotASpeaker, match="already"):
        actions.add_speaker(party=pact[1][0], person=leader, by=facilitator)
    speaker = pact[1][0].speakers.get()
    actions.end_speaking(speaker=speaker, by=facilitator)
    with pytest.raises(actions.NotASpeaker):
        actions.agree(party=pact[1][0], by=leader)


def test_a_party_is_named_once_and_is_of_the_partnership(
    pact: Pact, other_trust: Organisation, facilitator: Person
) -> None:
    with pytest.raises(actions.NotAParty, match="a party already"):
        actions.add_party(compact=pact[0], name="Leaders", by=facilitator)
    with pytest.raises(actions.NotAParty, match="Say what"):
        actions.add_party(compact=pact[0], by=facilitator)
    with pytest.raises(actions.NotAParty, match="not of this partnership"):
        actions.add_party(compact=pact[0], organisations=[other_trust], by=facilitator)


def test_a_party_has_agreed_once_all_have_who_speak_for_it(
    pact: Pact, facilitator: Person, leader: Person, clinician: Person, staff: Person
) -> None:
    actions.add_speaker(party=pact[1][1], person=staff, by=facilitator)
    actions.agree(party=pact[1][0], by=leader)
    actions.agree(party=pact[1][1], by=clinician)
    assert queries.in_force(pact[0]) is None
    actions.agree(party=pact[1][1], by=staff)
    assert queries.in_force(pact[0])


def test_who_keeps_no_compacts_writes_none(trust: Organisation, pact: Pact, staff: Person) -> None:
    with pytest.raises(NotAllowed):
        actions.draft_compact(place=trust, title="Mine", by=staff)
    with pytest.raises(NotAllowed):
        actions.add_party(compact=pact[0], name="Me", by=staff)
    with pytest.raises(NotAllowed):
        promises(pact[1][0], "All of it", staff)


def test_a_draft_is_its_members_and_what_is_agreed_is_all_staffs(
    pact: Pact, leader: Person, clinician: Person, staff: Person, outsider: Person
) -> None:
    assert [list(Compact.objects.visible_to(each)) for each in (leader, staff)] == [[pact[0]], []]
    actions.agree(party=pact[1][0], by=leader)
    actions.agree(party=pact[1][1], by=clinician)
    assert [list(Compact.objects.visible_to(each)) for each in (staff, outsider)] == [[pact[0]], []]
    assert not Compact.objects.read_by(staff)


def test_a_compact_of_a_partnership_is_open_to_the_staff_of_its_parties_alone(
    trust: Organisation, other_trust: Organisation, somebody: Somebody, staff: Person, outsider: Person
) -> None:
    both = people.found_partnership(slug="both", name="Both", organisations=[trust, other_trust], by=None)
    chair = somebody(Role.ADMINISTRATOR, at=both)
    compact, [regulator] = drafted(both, {"Regulator": chair}, chair)
    party = actions.add_party(compact=compact, organisations=[trust], by=chair)
    actions.add_speaker(party=party, person=staff, by=chair)
    promises(party, "We warn early", staff)
    actions.agree(party=party, by=staff)
    actions.agree(party=regulator, by=chair)
    colleague = somebody(Role.STAFF)
    assert list(Compact.objects.visible_to(colleague)) == [compact]
    assert not Compact.objects.visible_to(outsider)


def test_who_has_not_agreed_yet_is_asked_once_others_have(
    pact: Pact, leader: Person, clinician: Person
) -> None:
    assert needs.of(clinician, clock.today()) == []
    actions.agree(party=pact[1][0], by=leader)
    [need] = needs.of(clinician, clock.today())
    assert need.what == "Agree to ‘Our compact’, or say what is missing"
    assert needs.of(leader, clock.today()) == []
