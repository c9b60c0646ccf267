"""Whoever begins today reads plain English; whoever began before goes on in the words they had."""

from django.test import Client

from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.vocabulary import Vocabulary


def test_a_new_organisation_begins_with_plain_english(db: None) -> None:
    new = people.found_organisation(code="NEW", name="A new trust", by=None)
    new.refresh_from_db()
    assert Vocabulary(new.words)["rpiw"].one == "improvement week"


def test_its_pages_say_so(client: Client, db: None) -> None:
    new = people.found_organisation(code="NEW", name="A new trust", by=None)
    client.force_login(people.appoint_first(organisation=new, email="a@example.org", name="Ada", by=None))
    page = client.get("/o/NEW/").content.decode()
    assert "atient pathways" in page
    assert "alue streams" not in page


def test_a_new_partnership_from_the_shell_begins_with_plain_english(trust: Organisation) -> None:
    made = people.found_partnership(slug="both", name="Both", organisations=[trust])
    assert Vocabulary(made.words).pack == "plain"


def test_a_partnership_speaks_as_whoever_begins_it(trust: Organisation, administrator: Person) -> None:
    made = people.begin_partnership(name="Ours", organisation=trust, by=administrator)
    assert Vocabulary(made.words).pack == Vocabulary(trust.words).pack == "japanese"


def test_who_began_before_words_were_stored_keeps_theirs() -> None:
    assert Vocabulary({})["rpiw"].one == "RPIW"
