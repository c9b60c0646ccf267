import pytest

from goldthread.guard import not_care
from goldthread.server.audit.actions import LooksLikeCare, NotAudited, OutsideAnAction, action, record
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person


def test_an_action_leaves_one_event(trust: Organisation) -> None:
    [event] = history(trust)
    assert (event.what, event.actor_name) == ("organisation.founded", "Goldthread")
    assert event.values["ods_code"] == "RTP"


def test_without_an_event_nothing_is_changed(trust: Organisation) -> None:
    @action
    def rename(*, organisation: Organisation) -> None:
        organisation.name = "Nowhere"
        organisation.save()

    with pytest.raises(NotAudited):
        rename(organisation=trust)
    assert Organisation.objects.get(pk=trust.pk).name != "Nowhere"


def test_recording_twice_is_refused_too(trust: Organisation) -> None:
    @action
    def twice(*, organisation: Organisation) -> None:
        record("one", organisation, by=None)
        record("two", organisation, by=None)

    with pytest.raises(NotAudited):
        twice(organisation=trust)
    assert not Event.objects.filter(what="one").exists()


def test_an_action_within_an_action_leaves_its_own_event(trust: Organisation) -> None:
    @action
    def inner(*, organisation: Organisation) -> None:
        record("inner", organisation, by=None)

    @action
    def outer(*, organisation: Organisation) -> None:
        inner(organisation=organisation)
        record("outer", organisation, by=None)

    outer(organisation=trust)
    assert [e.what for e in history(trust)[:2]] == ["outer", "inner"]


def test_nothing_is_recorded_outside_an_action(trust: Organisation) -> None:
    with pytest.raises(OutsideAnAction):
        record("loose", trust, by=None)


def test_a_number_typed_where_a_reading_goes_is_looked_at_too(trust: Organisation) -> None:
    @action
    def read(*, value: float) -> None:
        record("read", trust, by=None, value=value)

    with pytest.raises(LooksLikeCare, match="9434765919"):
        read(value=9434765919.0)
    with not_care(["9434765919"]):
        read(value=9434765919.0)
    read(value=9434765918.0)  # its check digit is wrong
    read(value=94347659190.0)


def test_text_that_looks_like_care_is_stopped_before_anything_is_saved(db: None) -> None:
    with pytest.raises(LooksLikeCare, match="943 476 5919"):
        people.add_person(email="a@example.org", name="Patient 943 476 5919", by=None)
    assert not Person.objects.exists()
    assert not Event.objects.exists()


def test_somebody_can_say_that_it_is_not_care(db: None) -> None:
    with not_care(["943 476 5919"]):
        people.add_person(email="a@example.org", name="Telephone 943 476 5919", by=None)
    assert Person.objects.exists()
