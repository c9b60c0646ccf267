"""Pictures are kept, shown to whoever may know who is in them, and taken down for good."""

import os
import stat
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from goldthread.server.audit.actions import LooksLikeCare, OutsideAnAction, Refusal
from goldthread.server.files import actions, store, sweeping
from goldthread.server.files.models import Picture
from goldthread.server.files.receiving import Received
from goldthread.server.improvement import actions as improvement
from goldthread.server.improvement.abilities import WorkshopPart
from goldthread.server.improvement.models import Workshop
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.roles import Role
from tests.server.conftest import Somebody

from .pictures import of_a_phone, of_kind, received


@pytest.fixture
def picture(workshop: Workshop, facilitator: Person) -> Picture:
    return added(workshop, facilitator)


def added(workshop: Workshop, by: Person, colour: str = "teal", alt: str = "Notes on a wall") -> Picture:
    return improvement.add_picture(
        to=workshop, picture=received(of_kind(colour=colour)), alt=alt, agreed=True, by=by
    )


def files(place: Path) -> list[Path]:
    return sorted(path for path in (place / "files").rglob("*") if path.is_file())


def at(picture: Picture, name: str) -> str:
    return reverse(f"files:{name}", args=[picture.organisation.code, picture.pk])


def seen_by(person: Person, address: str) -> int:
    client = Client()
    client.force_login(person)
    return client.get(address).status_code


def test_files_are_their_owners_alone_and_named_by_what_they_hold(picture: Picture, place: Path) -> None:
    kept = files(place)
    assert {path.stem for path in kept} == {picture.whole, picture.small}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    folders = {place / "files", *(path.parent for path in kept)}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_the_same_picture_is_kept_once(workshop: Workshop, facilitator: Person, place: Path) -> None:
    added(workshop, facilitator)
    before = files(place)
    added(workshop, facilitator, alt="The same notes")
    assert files(place) == before


def test_a_picture_says_what_it_shows(workshop: Workshop, facilitator: Person) -> None:
    with pytest.raises(actions.NotToBeKept):
        added(workshop, facilitator, alt="  ")


def test_nobody_is_shown_who_has_not_agreed(workshop: Workshop, facilitator: Person) -> None:
    with pytest.raises(actions.NotAgreed):
        improvement.add_picture(to=workshop, picture=received(), alt="A", agreed=False, by=facilitator)


def test_what_looks_like_care_stands_in_no_caption(workshop: Workshop, facilitator: Person) -> None:
    with pytest.raises(LooksLikeCare):
        added(workshop, facilitator, alt="The board, with 943 476 5919 on it")


def test_there_are_as_many_as_a_wall_holds(workshop: Workshop, facilitator: Person) -> None:
    for n in range(actions.MOST):
        added(workshop, facilitator, alt=f"Wall {n}")
    with pytest.raises(actions.TooMany, match="12"):
        added(workshop, facilitator)


def test_none_is_kept_outside_an_action(workshop: Workshop, facilitator: Person) -> None:
    with pytest.raises(OutsideAnAction):
        actions.keep(received(), of=workshop, alt="A", agreed=True, by=facilitator)


def test_whoever_may_not_plan_adds_none(workshop: Workshop, staff: Person, outsider: Person) -> None:
    for person in (staff, outsider):
        with pytest.raises(NotAllowed):
            added(workshop, person)


def test_it_is_served_so_that_it_does_nothing_but_show(picture: Picture, staff: Person) -> None:
    client = Client()
    client.force_login(staff)
    answer = client.get(at(picture, "whole"))
    assert answer.content == store.get(picture.whole)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"] == "inline"
    assert answer["Cache-Control"] == "private, max-age=86400, immutable"
    assert "Cookie" in answer["Vary"]


def test_whoever_may_not_know_who_is_in_it_does_not_see_it(
    picture: Picture, trust: Organisation, outsider: Person, somebody: Somebody, administrator: Person
) -> None:
    both = people.found_partnership(slug="both", name="Both", organisations=[trust], by=None)
    board = somebody(Role.BOARD_MEMBER, at=both)
    evaluator = somebody(Role.EVALUATOR)
    for shared in Organisation.Shared:
        people.set_organisation(
            organisation=trust, name=trust.name, shared=shared, weeks_of_planning=8, by=administrator
        )
        for person in (outsider, board, evaluator):
            assert seen_by(Person.objects.get(pk=person.pk), at(picture, "whole")) == 404


def test_a_part_in_the_workshop_shows_it(picture: Picture, workshop: Workshop, somebody: Somebody) -> None:
    partner = somebody(name="Maria Partner")
    assert seen_by(partner, at(picture, "small")) == 404
    by = picture.sent_by
    improvement.give_part(person=partner, part=WorkshopPart.PATIENT_PARTNER, workshop=workshop, by=by)
    assert seen_by(partner, at(picture, "small")) == 200
    assert seen_by(partner, at(picture, "take_down")) == 403


def test_one_that_is_taken_down_is_gone_and_the_record_says_why(
    picture: Picture,
    administrator: Person,
    place: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_down(picture=picture, why="Somebody did not want it", by=administrator)
    assert files(place) == []
    assert seen_by(administrator, at(picture, "whole")) == 404
    kept = Picture.objects.get(pk=picture.pk)
    assert kept.taken_down_why == "Somebody did not want it"
    with pytest.raises(actions.TakenDown):
        actions.describe(picture=picture, alt="Another", by=administrator)


def test_a_file_that_another_picture_shows_stays(
    picture: Picture,
    workshop: Workshop,
    facilitator: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    other = added(workshop, facilitator, alt="The same")
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_down(picture=picture, why="It is there twice", by=facilitator)
    assert seen_by(facilitator, at(other, "whole")) == 200


def test_it_is_not_taken_down_without_a_reason(picture: Picture, facilitator: Person) -> None:
    with pytest.raises(Refusal, match="why"):
        actions.take_down(picture=picture, why=" ", by=facilitator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=picture.pk).update(taken_down_why="Because")


def test_files_that_nothing_names_are_swept_away_after_a_day(
    picture: Picture, facilitator: Person, place: Path
) -> None:
    left = received(of_kind(colour="red"))
    assert sweeping.sweep() == 0
    for path in files(place):
        os.utime(path, (time.time() - 2 * 86400,) * 2)
    assert sweeping.sweep() == 1  # small as it is, it is its own smaller one
    assert not left.stands()
    assert store.get(picture.whole)


def test_a_file_that_was_changed_is_not_shown(picture: Picture, staff: Person, place: Path) -> None:
    for path in files(place):
        path.write_bytes(b"something else")
    assert seen_by(staff, at(picture, "whole")) == 404


def test_a_link_in_its_place_is_not_followed(picture: Picture, staff: Person, place: Path) -> None:
    for path in files(place):
        path.unlink()
        path.symlink_to("/etc/hostname")
    assert seen_by(staff, at(picture, "whole")) == 404


def sent(client: Client, workshop: Workshop, **said: object) -> tuple[int, str]:
    address = reverse("improvement:add_picture", args=[workshop.organisation.code, workshop.pk])
    answer = client.post(address, said)
    return answer.status_code, answer.content.decode()


def test_a_picture_comes_from_a_phone_to_the_wall(
    workshop: Workshop, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    upload = SimpleUploadedFile("../../passwd.svg", of_a_phone(), content_type="image/svg+xml")
    status, _ = sent(client, workshop, picture=upload, alt="Notes", caption="Day one", agreed="on")
    assert status == 302
    page = client.get(reverse("improvement:report_out", args=[workshop.organisation.code, workshop.pk]))
    assert 'alt="Notes"' in page.content.decode()
    assert "Day one" in page.content.decode()


def test_one_that_was_sent_need_not_be_taken_again(
    workshop: Workshop, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    status, page = sent(client, workshop, picture=SimpleUploadedFile("a.jpg", of_kind()), agreed="on")
    assert status == 422
    assert "The picture you chose is kept" in page
    ticket = page.split('name="kept" value="')[1].split('"')[0]
    status, _ = sent(client, workshop, kept=ticket, alt="Notes", agreed="on")
    assert status == 302
    assert Picture.objects.get().alt == "Notes"


@pytest.mark.parametrize("ticket", ["", "nonsense", '["0"]', "a:b:c"])
def test_a_ticket_of_somebody_elses_making_is_none(
    ticket: str, workshop: Workshop, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    status, page = sent(client, workshop, kept=ticket, alt="Notes", agreed="on")
    assert status == 422
    assert "Take a picture, or choose one." in page


def test_a_ticket_whose_picture_went_is_refused(workshop: Workshop, facilitator: Person, place: Path) -> None:
    picture = Received.of(received().ticket)
    assert picture
    for path in files(place):
        path.unlink()
    with pytest.raises(Refusal, match="Send it again"):
        improvement.add_picture(to=workshop, picture=picture, alt="A", agreed=True, by=facilitator)


def test_pages_with_many_pictures_ask_no_more_of_the_database(
    workshop: Workshop, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    address = reverse("improvement:report_out", args=[workshop.organisation.code, workshop.pk])
    counts = []
    for n in range(3):
        added(workshop, facilitator, alt=f"Wall {n}")
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address)
        counts.append(len(asked))
    assert len(set(counts)) == 1


def test_a_form_that_is_only_looked_at_finds_nothing_wrong(
    workshop: Workshop, facilitator: Person, client: Client
) -> None:
    client.force_login(facilitator)
    address = reverse("improvement:add_picture", args=[workshop.organisation.code, workshop.pk])
    assert client.get(address).status_code == 200
