"""Each kind of letter can be stopped, on one's own page and by one click in the letter; some always come."""

import re
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.server.audit.queries import history
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.post.actions import NotToBeMuted, mute, stop
from goldthread.server.post.kinds import INVITATION, REMINDER
from goldthread.server.post.models import Muted
from goldthread.server.post.sending import deliver
from goldthread.server.post.stopping import link_to_stop
from goldthread.server.post.writing import wants

from .conftest import MailServer
from .test_outbox import remind


@pytest.fixture
def envelope(mail_server: MailServer, staff: Person) -> Any:
    remind(person=staff)
    deliver()
    return message_from_bytes(mail_server.got[0].content, policy=policy.default)


def path_in(header: str) -> str:
    return re.sub(r"^<https?://[^/]+|>$", "", header.strip())


def test_a_letter_says_how_to_stop_its_kind_in_words_and_to_mail_programs(
    envelope: Any, settings: Any
) -> None:
    stop_at = envelope["List-Unsubscribe"].strip(" <>")
    assert stop_at.startswith(settings.GOLDTHREAD_URL)
    assert stop_at in envelope.get_content()
    assert envelope["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_one_click_stops_it_without_signing_in(envelope: Any, staff: Person) -> None:
    anybody = Client(enforce_csrf_checks=True)
    answer = anybody.post(path_in(envelope["List-Unsubscribe"]), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not wants(staff, REMINDER)
    assert history(staff).get(what="letters.muted").values["kind"] == REMINDER.title
    assert "_auth_user_id" not in anybody.session


def test_to_look_at_the_link_stops_nothing(envelope: Any, staff: Person) -> None:
    """Scanners of mail follow every link."""
    page = Client().get(path_in(envelope["List-Unsubscribe"])).content.decode()
    assert "Stop these letters" in page
    assert wants(staff, REMINDER)


def test_a_link_that_was_changed_stops_nothing(envelope: Any, staff: Person) -> None:
    changed = path_in(envelope["List-Unsubscribe"]).replace("/stop/", "/stop/x")
    assert Client().post(changed).status_code == 404
    forged = path_in(f"<{link_to_stop(staff, INVITATION.key)}>")
    assert Client().post(forged).status_code == 404
    assert not Muted.objects.exists()


def test_a_link_stops_that_kind_for_that_person_alone(staff: Person, executive: Person) -> None:
    path = path_in(f"<{link_to_stop(staff, REMINDER.key)}>")
    signed_in_as_another = Client(enforce_csrf_checks=True)
    signed_in_as_another.force_login(executive)
    assert signed_in_as_another.post(path).status_code == 200
    assert [(each.person, each.kind) for each in Muted.objects.all()] == [(staff, REMINDER.key)]
    assert wants(executive, REMINDER)


def test_one_stops_and_has_again_what_one_wants_on_ones_own_page(client: Client, staff: Person) -> None:
    client.force_login(staff)
    address = reverse("post:choose", args=["reminder"])
    page = client.post(address, {"stop": "1"}, follow=True).content.decode()
    assert "You stopped these" in page
    client.post(address, {"want": "1"})
    assert wants(staff, REMINDER)
    assert reverse("post:own") in client.get(reverse("people:person", args=[staff.pk])).content.decode()


def test_what_one_needs_always_comes(client: Client, staff: Person, executive: Person) -> None:
    client.force_login(staff)
    assert client.post(reverse("post:choose", args=["invitation"]), {"stop": "1"}).status_code == 409
    assert client.post(reverse("post:choose", args=["nonsense"]), {"stop": "1"}).status_code == 409
    with pytest.raises(NotToBeMuted):
        stop(person=staff, kind=INVITATION)
    with pytest.raises(NotAllowed):
        mute(person=staff, kind=REMINDER, by=executive)


def test_only_who_manages_people_is_told_in_which_folder_letters_lie(
    client: Client, staff: Person, administrator: Person, settings: Any
) -> None:
    settings.LETTERS_LEAVE_BY = "goldthread.server.post.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = "/srv/letters"
    for person, told in ((staff, False), (administrator, True)):
        client.force_login(person)
        page = client.get(reverse("post:own")).content.decode()
        assert "No letter leaves here" in page
        assert ("/srv/letters" in page) is told
