"""Saved views: one's own, or shared; each opens to what its reader may see, and says what it leaves out."""

import pytest
from django.urls import reverse

from goldthread.server.measures import actions, refusals
from goldthread.server.measures.models import SavedView
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.roles import Role


@pytest.fixture
def save(trust, staff):
    def saved(name="Board", by=staff, shared=False, **asked):
        return actions.save_view(organisation=trust, name=name, asked=asked, shared=shared, by=by)

    return saved


def to(name, view):
    return reverse(f"measures:{name}", args=["SASH", view.pk])


def opened(client, person, view, query=""):
    client.force_login(person)
    return " ".join(client.get(to("saved_view", view) + query).content.decode().split())


def test_what_the_address_asks_for_is_kept_under_a_name_and_opens_again(
    client, make_measure, staff, four_hours
):
    make_measure(title="Kind words", code="KIND", dimension="morale")
    client.force_login(staff)
    address = reverse("measures:save_view", args=["SASH"]) + "?dimension=morale&order=name&page=3&evil=1"
    client.post(address, {"name": "Morale"})
    view = SavedView.objects.get()
    assert view.asked == {"dimension": "morale", "order": "name"}
    text = opened(client, staff, view)
    assert "Kind words" in text
    assert four_hours.title not in text
    assert "<h1" in text
    assert ">Morale</h1>" in text


def test_what_is_asked_besides_goes_first(client, make_measure, staff, save, four_hours):
    make_measure(title="Kind words", code="KIND", dimension="morale")
    text = opened(client, staff, save(dimension="morale"), "?dimension=delivery")
    assert four_hours.title in text
    assert "Kind words" not in text


def test_it_is_ones_own_until_it_is_shared_by_who_edits_measures(client, save, staff, facilitator):
    view = save(by=facilitator, name="Hers")
    client.force_login(staff)
    assert client.get(to("saved_view", view)).status_code == 404
    actions.change_view(view=view, name="Ours", shared=True, by=facilitator)
    assert ">Ours</h1>" in opened(client, staff, view)
    assert client.get(to("change_view", view)).status_code == 403
    with pytest.raises(NotAllowed):
        save(name="Mine for all", shared=True)


def test_who_edits_measures_may_change_what_is_shared_and_nobody_what_is_not(save, staff, facilitator):
    view = save()
    with pytest.raises(refusals.NotYourView):
        actions.change_view(view=view, name="Theirs", by=facilitator)
    with pytest.raises(refusals.NotYourView):
        actions.remove_view(view=view, by=facilitator)
    SavedView.objects.filter(pk=view.pk).update(shared=True)
    assert actions.change_view(view=view, name="Theirs", shared=True, by=facilitator).name == "Theirs"


def test_a_name_is_used_once_and_an_empty_one_refused(save, client, staff):
    save(name="Board")
    with pytest.raises(refusals.ViewNameTaken):
        save(name="board ")
    client.force_login(staff)
    answer = client.post(reverse("measures:save_view", args=["SASH"]), {"name": " "})
    assert answer.status_code == 422


def test_more_than_can_be_told_apart_are_refused(save):
    for place in range(50):
        save(name=f"View {place}")
    with pytest.raises(refusals.TooManyViews):
        save(name="One more")


def test_what_it_was_narrowed_to_and_one_may_no_longer_see_is_left_out_and_said(
    client, save, staff, facilitator, four_hours
):
    actions.hand_over(measure=four_hours, to=facilitator, by=facilitator)
    view = save(owner=str(facilitator.pk), by=facilitator, shared=True)
    for reader in (facilitator, staff):
        assert "no longer there" not in opened(client, reader, view)
    actions.hand_over(measure=four_hours, to=staff, by=facilitator)
    text = opened(client, staff, view)
    assert "(owner) is no longer there, or not yours to see: that is left out" in text
    assert four_hours.title in text


def test_who_no_longer_sees_the_organisation_sees_no_view_of_theirs(client, save, staff, administrator):
    view = save()
    people.revoke(grant=staff.grants.get(role=Role.STAFF), by=administrator)
    client.force_login(type(staff).objects.get(pk=staff.pk))
    assert client.get(to("saved_view", view)).status_code == 404


def test_removing_it_leaves_the_measures_and_says_how_to_have_it_again(client, save, staff, four_hours):
    view = save(order="name")
    client.force_login(staff)
    text = client.post(to("remove_view", view), follow=True).content.decode()
    assert "‘Board’ was removed; the measures stay." in text
    assert "views/save/?order=name" in text
    assert four_hours.title in text
    assert not SavedView.objects.exists()
