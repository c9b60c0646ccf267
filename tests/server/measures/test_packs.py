"""Measures become a pack for a meeting, in the background."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.papers import KINDS
from goldthread.server.measures import actions
from goldthread.server.measures.actions import NewReading
from goldthread.server.people import actions as people
from goldthread.server.people.models import DatedEvent
from goldthread.server.people.roles import Role
from goldthread.server.work import holding
from goldthread.server.work.models import Job
from goldthread.server.work.running import do_all

from .conftest import months

PACK = reverse("measures:pack", args=["SASH"])
GIVEN = {"title": "Measures for the board", "meeting": "the board", "kind": "html", "which": "all"}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def held(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))


@pytest.fixture
def signed_in(client: Client, facilitator) -> Client:
    client.force_login(facilitator)
    return client


def made(signed_in: Client, **more: object) -> Job:
    answer = signed_in.post(PACK, GIVEN | more)
    assert answer.status_code == 302, answer.content.decode()
    do_all()
    return Job.objects.get()


def content(job: Job) -> str:
    return holding.path_of(job.file).read_text()


def test_the_list_of_measures_leads_to_a_pack(signed_in, read_letters):
    listed = signed_in.get(reverse("measures:measures", args=["SASH"]), {"dimension": "service"})
    assert f"{PACK}?dimension=service" in listed.content.decode()


def test_a_pack_has_every_measure_and_the_charts_that_were_asked_for(signed_in, read_letters):
    job = made(signed_in)
    assert job.state == "done"
    assert "1 measure and 1 chart" in job.says
    page = content(job)
    for said in (
        "Measures for the board",
        "for the board, as known on",
        "Days to the outpatient letter",
        "cry wolf",
    ):
        assert said in page


def test_a_pack_is_compared_with_the_day_that_its_overview_was(signed_in, read_letters):
    answer = signed_in.post(f"{PACK}?since=2016-01-01", GIVEN)
    assert answer.status_code == 302, answer.content.decode()
    do_all()
    assert ", new since 1 January 2016" in content(Job.objects.get())


def test_beside_a_chart_of_a_pack_stands_what_happened_within_its_time(signed_in, read_letters, facilitator):
    for year, title in ((2010, "A new chief executive"), (2018, "A new system of letters")):
        people.record_dated_event(
            organisation=read_letters.organisation,
            kind=DatedEvent.Kind.OTHER,
            on=date(year, 1, 1),
            title=title,
            by=facilitator,
        )
    page = content(made(signed_in))
    assert "A new system of letters" in page
    assert "A new chief executive" not in page


def test_it_is_downloaded_by_whoever_asked_for_it_and_may_see_it_still(signed_in, read_letters, facilitator):
    where = reverse("work:file", args=[made(signed_in).pk])
    assert signed_in.get(where).status_code == 200
    for grant in facilitator.grants.all():
        people.revoke(grant=grant, by=facilitator)
    assert signed_in.get(where).status_code == 404


def test_the_overview_alone_has_no_charts(signed_in, read_letters):
    job = made(signed_in, which="none")
    assert "1 measure and 0 charts" in job.says
    assert "Days to the outpatient letter" in content(job)


def test_what_is_listed_nowhere_is_in_no_pack(signed_in, read_letters):
    answer = signed_in.post(PACK + "?dimension=cost", GIVEN)
    assert answer.status_code == 422
    assert "there is nothing to put into a pack" in answer.content.decode()


def test_whoever_wants_to_choose_chooses(signed_in, read_letters):
    answer = signed_in.post(PACK, GIVEN | {"which": "chosen"})
    assert answer.status_code == 422
    assert "Choose one measure or more" in answer.content.decode()
    assert "1 chart" in made(signed_in, which="chosen", chosen=[read_letters.pk]).says


def test_a_measure_without_readings_is_in_the_overview_and_has_no_chart(signed_in, letters):
    assert "1 measure and 0 charts" in made(signed_in).says


@pytest.mark.parametrize(
    "title", ["=1+1", '#import "x"', "<script>alert(1)</script>", "*bold* $x$ @y", "😀 مرحبا"]
)
@pytest.mark.slow
def test_titles_are_text_in_every_kind_of_file(signed_in, read_letters, title):
    for kind in KINDS:
        Job.objects.all().delete()
        assert made(signed_in, title=title, kind=kind).state == "done"


def test_what_looks_like_care_is_refused(signed_in, read_letters):
    answer = signed_in.post(PACK, GIVEN | {"meeting": "about 943 476 5919"})
    assert answer.status_code == 422
    assert not Job.objects.exists()


@pytest.fixture
def family(read_letters, facilitator):
    falls = actions.begin_family(
        organisation=read_letters.organisation, name="In time", purpose="Letters are there", by=facilitator
    )
    actions.join_family(family=falls, measure=read_letters, role="process", by=facilitator)
    return falls


def test_a_family_is_a_section_of_a_pack_and_says_what_it_is_for(signed_in, family, make_measure):
    make_measure(code="ALONE", title="Of no family")
    page = content(made(signed_in, together="families"))
    assert "In time: Letters are there. Process: Days to the outpatient letter." in page
    assert page.index("In time (1)") < page.index("As usual (1)")
    assert "Measures that belong together stand together" in page


def test_without_asking_for_them_families_are_no_sections(signed_in, family):
    assert "In time" not in content(made(signed_in, together="talk"))


def test_a_family_that_was_taken_apart_meanwhile_is_no_section(signed_in, family, facilitator):
    signed_in.post(PACK, GIVEN | {"together": "families"})
    actions.take_apart(family=family, by=facilitator)
    do_all()
    assert "In time" not in content(Job.objects.get())


def test_a_family_is_taken_along_as_a_pack_of_its_own(signed_in, family, make_measure):
    make_measure(code="ALONE", title="Of no family")
    page = signed_in.get(PACK, {"family": family.pk}).content.decode()
    assert 'value="In time, ' in page
    signed_in.post(f"{PACK}?family={family.pk}", GIVEN | {"together": "families"})
    do_all()
    job = Job.objects.get()
    assert "1 measure and 1 chart" in job.says
    assert "Of no family" not in content(job)


@pytest.fixture
def partnerships_pack(partnership):
    return reverse("measures:partnership_pack", args=[partnership.slug])


@pytest.fixture
def shared(trust, administrator):
    """The trust shares its workshops with its partnership, and its measures with them."""
    share(trust, "workshops", administrator)


def share(trust, shared, by):
    people.set_organisation(organisation=trust, name=trust.name, shared=shared, weeks_of_planning=8, by=by)


@pytest.fixture
def board(client: Client, board_member) -> Client:
    client.force_login(board_member)
    return client


def test_what_a_partnership_shares_leads_to_a_pack_of_it(board, shared, read_letters, partnership):
    listed = board.get(reverse("measures:partnership_measures", args=[partnership.slug]), {"only": "talk"})
    assert "/pack/" not in listed.content.decode()
    listed = board.get(
        reverse("measures:partnership_measures", args=[partnership.slug]), {"dimension": "service"}
    )
    assert (
        f"{reverse('measures:partnership_pack', args=[partnership.slug])}?dimension=service"
        in listed.content.decode()
    )


def test_a_pack_of_a_partnership_says_of_each_measure_whose_it_is(
    board, shared, read_letters, partnerships_pack, trust, partnership
):
    assert board.post(partnerships_pack, GIVEN).status_code == 302
    do_all()
    job = Job.objects.get()
    assert "1 measure and 1 chart" in job.says
    page = content(job)
    assert page.count(f"Days to the outpatient letter, {trust.name}") >= 2
    assert f"{trust.name} shares what is here." in page
    assert f"{partnership.name}, for the board" in page
    assert board.get(reverse("work:file", args=[job.pk])).status_code == 200


def test_of_who_shares_totals_alone_nothing_is_in_a_pack(board, read_letters, partnerships_pack, trust):
    answer = board.post(partnerships_pack, GIVEN)
    assert answer.status_code == 422
    assert "Days to the outpatient letter" not in answer.content.decode()
    assert f"{trust.name} shares its totals alone" in answer.content.decode()


def test_what_is_shared_no_longer_when_the_pack_is_made_is_not_in_it(
    board, shared, read_letters, partnerships_pack, trust, administrator
):
    board.post(partnerships_pack, GIVEN)
    share(trust, "totals", administrator)
    do_all()
    job = Job.objects.get()
    assert (job.state, job.file) == ("failed", "")
    assert job.says == "You may no longer see any of these measures."


def test_a_pack_is_downloaded_only_while_all_that_is_in_it_is_shared(
    board, shared, read_letters, partnerships_pack, trust, administrator
):
    board.post(partnerships_pack, GIVEN)
    do_all()
    where = reverse("work:file", args=[Job.objects.get().pk])
    share(trust, "totals", administrator)
    assert board.get(where).status_code == 404
    share(trust, "workshops", administrator)
    assert board.get(where).status_code == 200


def test_whoever_left_a_partnership_has_no_pack_made_of_it(
    board, shared, read_letters, partnerships_pack, partnership, board_member, somebody
):
    board.post(partnerships_pack, GIVEN)
    head = somebody(Role.ADMINISTRATOR, at=partnership, name="Hedy Head")
    for grant in board_member.grants.all():
        people.revoke(grant=grant, by=head)
    do_all()
    assert Job.objects.get().says == "You may no longer see this partnership."


def test_an_outsider_makes_no_pack_of_a_partnership(client, partnerships_pack, outsider):
    client.force_login(outsider)
    assert client.post(partnerships_pack, GIVEN).status_code == 404


def test_a_pack_leaves_out_what_is_kept_to_a_circle_and_says_so(
    client, read_letters, make_measure, facilitator, staff
):
    money = {"code": "CASH", "title": "Agency staff", "dimension": "cost", "money": "cash_released"}
    cash = make_measure(**money, target=7391.25)
    readings = [NewReading(month, 7391.25) for month in months(36)]
    actions.record_readings(measure=cash, readings=readings, by=facilitator)
    actions.keep_figures(measure=cash, members=[facilitator], reason="It is new", by=facilitator)
    client.force_login(staff)
    assert (
        "Left out, since its figures are kept to a circle: ‘Agency staff’"
        in client.get(PACK).content.decode()
    )
    job = made(client)
    assert "1 measure is left out, since its figures are kept to a circle" in job.says
    page = content(job)
    assert "Left out, since its figures are kept to a circle: Agency staff." in page
    assert "7,391" not in page
    assert "7391" not in page


def test_a_pack_of_what_is_kept_says_so_and_is_for_those_in_the_circle(
    client, make_measure, facilitator, executive
):
    money = {"code": "CASH", "title": "Agency staff", "dimension": "cost", "money": "cash_released"}
    cash = make_measure(**money, target=7391.25)
    actions.record_readings(
        measure=cash, readings=[NewReading(month, 9) for month in months(36)], by=facilitator
    )
    both = [facilitator, executive]
    actions.keep_figures(measure=cash, members=both, reason="It is new", by=facilitator)
    client.force_login(executive)
    job = made(client)
    assert "Figures kept to a circle of 2." in content(job)
    file = reverse("work:file", args=[job.pk])
    assert client.get(file).status_code == 200
    actions.keep_figures(measure=cash, members=[facilitator], reason="Finance alone", by=facilitator)
    assert client.get(file).status_code == 404
