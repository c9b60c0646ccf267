"""The index is right after whatever happens to the rows, and nothing depends on its being there."""

import pytest
from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Concat

from goldthread.server import search
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person, Team
from goldthread.server.people.roles import Role
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.search import finding, keeping, lately, registry, watching
from goldthread.server.search.models import Changed, Entry, Word
from goldthread.server.search.numbers import first_of
from tests.server.conftest import Somebody


def titles(person: Person, text: str) -> list[str]:
    found = search.find(Person.objects.get(pk=person.pk), text, Vocabulary())
    return [hit.title for sort in found.sorts if sort.title == "Teams" for hit in sort.hits]


@pytest.fixture
def orchid(trust: Organisation, administrator: Person) -> Team:
    team = people.add_team(organisation=trust, name="Orchid", by=administrator)
    keeping.keep_up()
    assert titles(administrator, "orchid") == ["Orchid"]
    return team


def test_the_worker_reads_what_was_changed_and_then_there_is_nothing_to_read(orchid: Team) -> None:
    assert not Changed.objects.exists()
    assert keeping.keep_up() == 0
    assert Entry.objects.get(pk=first_of(Team) + orchid.pk).name == "orchid"


def test_what_many_rows_were_changed_to_at_once_is_found(orchid: Team, administrator: Person) -> None:
    Team.objects.filter(pk=orchid.pk).update(name=Concat(F("name"), Value(" and rose")))
    assert titles(administrator, "rose") == ["Orchid and rose"]
    keeping.keep_up()
    assert titles(administrator, "rose") == ["Orchid and rose"]


def test_what_sql_alone_changed_is_found(orchid: Team, administrator: Person) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_team SET name = 'Lily' WHERE id = %s", [orchid.pk])
    for _ in range(2):
        assert (titles(administrator, "lily"), titles(administrator, "orchid")) == (["Lily"], [])
        keeping.keep_up()


def test_what_is_gone_is_in_the_index_no_more(orchid: Team, administrator: Person) -> None:
    number = first_of(Team) + orchid.pk
    Team.objects.filter(pk=orchid.pk).delete()
    assert titles(administrator, "orchid") == []
    keeping.keep_up()
    assert titles(administrator, "orchid") == []
    assert not Entry.objects.filter(pk=number).exists()
    keeping.forget_old_words()
    assert not Word.objects.filter(text="orchid").exists()


def test_what_somebody_may_see_no_more_is_not_found_though_the_index_has_it(
    orchid: Team, administrator: Person
) -> None:
    people.close_team(team=orchid, roles="end", by=administrator)
    keeping.keep_up()
    assert Entry.objects.filter(pk=first_of(Team) + orchid.pk).exists()
    assert titles(administrator, "orchid") == []


def test_an_index_that_was_lost_is_made_anew(orchid: Team, administrator: Person) -> None:
    Entry.objects.all().delete()
    Word.objects.all().delete()
    assert titles(administrator, "orchid") == []
    assert keeping.rebuild() == Entry.objects.count() > 0
    assert titles(administrator, "orchid") == ["Orchid"]
    assert titles(administrator, "orhcid") == ["Orchid"]


def test_an_entry_of_nothing_that_is_there_goes_when_it_is_made_anew(orchid: Team) -> None:
    Entry.objects.create(pk=12, name="nothing", words="nothing")
    keeping.rebuild()
    assert not Entry.objects.filter(pk=12).exists()


def test_triggers_that_a_migration_lost_are_put_back_and_everything_of_that_sort_is_read_again(
    orchid: Team, administrator: Person
) -> None:
    for name, _ in _triggers():
        on = "" if connection.vendor == "sqlite" else f" ON {dict(_triggers())[name]}"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {name}{on}")
    Team.objects.filter(pk=orchid.pk).update(name="Lily")
    assert titles(administrator, "lily") == []
    watching.watch()
    assert titles(administrator, "lily") == ["Lily"]
    keeping.keep_up()
    watching.watch()
    assert not Changed.objects.exists()


def test_more_changes_than_a_search_reads_are_said(
    orchid: Team, administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lately, "MOST", 1)
    for name in ("Rose", "Lily"):
        people.add_team(organisation=orchid.organisation, name=name, by=administrator)
    found = search.find(Person.objects.get(pk=administrator.pk), "lily", Vocabulary())
    assert found.behind
    assert [hit.title for sort in found.sorts for hit in sort.hits] == ["Lily"]
    keeping.keep_up()
    assert not search.find(Person.objects.get(pk=administrator.pk), "lily", Vocabulary()).behind


def test_many_of_a_sort_are_counted_and_the_likeliest_come_first(
    trust: Organisation, administrator: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Wards of old", "Ward", "Wardrobe", "The ward", *(f"Ward number {n}" for n in range(12))):
        people.add_team(organisation=trust, name=name, by=administrator)
    few = search.find(Person.objects.get(pk=administrator.pk), "ward", Vocabulary())
    keeping.keep_up()
    monkeypatch.setattr(finding, "FEW", 3)
    many = search.find(Person.objects.get(pk=administrator.pk), "ward", Vocabulary())
    assert many == few
    monkeypatch.setattr(finding, "NEWEST", 5)
    (teams,) = (s for s in search.find(administrator, "ward", Vocabulary()).sorts if s.title == "Teams")
    assert (teams.count, teams.or_more) == (5, True)
    assert teams.hits[0].title == "Ward"


def test_what_others_have_changes_neither_number_nor_order_among_many(
    trust: Organisation,
    other_trust: Organisation,
    administrator: Person,
    somebody: Somebody,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = somebody(Role.ADMINISTRATOR, at=other_trust)
    monkeypatch.setattr(finding, "FEW", 3)
    monkeypatch.setattr(finding, "NEWEST", 5)
    for name in ("Wards of old", "Ward", "The ward", "Ward 9"):
        people.add_team(organisation=trust, name=name, by=administrator)
    before = search.find(Person.objects.get(pk=administrator.pk), "ward", Vocabulary())
    for n in range(8):
        people.add_team(organisation=other_trust, name=f"Ward {n}", by=elsewhere)
    keeping.keep_up()
    assert search.find(Person.objects.get(pk=administrator.pk), "ward", Vocabulary()) == before


def test_an_outsider_finds_nothing_among_many(
    trust: Organisation, administrator: Person, outsider: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        people.add_team(organisation=trust, name=f"Ward {n}", by=administrator)
    keeping.keep_up()
    monkeypatch.setattr(finding, "FEW", 3)
    assert titles(outsider, "ward") == []
    assert titles(outsider, "wrad") == []


def test_no_two_sorts_have_the_same_numbers() -> None:
    firsts = [first_of(sort.model) for sort in registry.things()]
    assert len(set(firsts)) == len(firsts)


def _triggers() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(watching.THERE[connection.vendor])
        return [(name, table) for name, table in cursor.fetchall()]
