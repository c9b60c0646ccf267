"""Things are asked, answered and resolved, where everybody who sees them sees who said what."""

import pytest

from goldthread.guard import not_care
from goldthread.server import clock
from goldthread.server.audit.queries import history
from goldthread.server.comments import actions, queries
from goldthread.server.comments.letters import COMMENT
from goldthread.server.comments.models import Comment
from goldthread.server.comments.needs import finds
from goldthread.server.measures import queries as of_measures
from goldthread.server.people import actions as people
from goldthread.server.people.access import NotAllowed
from goldthread.server.people.models import Person
from goldthread.server.people.roles import Role
from goldthread.server.post import actions as post
from goldthread.server.post.models import Letter
from goldthread.server.refusal import LooksLikeCare

MARCH = "2018-03-01"


@pytest.fixture
def question(letters, asker):
    return actions.say(about=letters, text="Why nine?", point=MARCH, asks=True, by=asker)


def needing(person):
    today = clock.today()
    return [need for who, need in finds(Person.objects.filter(pk=person.pk), today, today) if who == person]


def letters_to(person):
    return list(Letter.objects.filter(person=person, kind="comment"))


def test_a_question_is_about_a_point_and_stands_at_an_address_of_its_own(client, question, owner):
    client.force_login(owner)
    page = client.get(f"/o/SASH/comments/{question.pk}/").content.decode()
    assert "Why nine?" in page
    assert "‘Letters’, March 2018" in page
    assert "/o/SASH/measures/OPD-LET/points/2018-03-01/" in page


def test_a_question_waits_for_the_owner_until_somebody_else_answers_it(question, owner, asker):
    [need] = needing(owner)
    assert need.what == "Answer Asif Asker about ‘Letters’, March 2018"
    assert not needing(asker)
    actions.answer(comment=question, text="I mean the letters of March.", by=asker)
    assert needing(owner)
    actions.answer(comment=question, text="Two of us were ill.", by=owner)
    assert not needing(owner)


def test_a_remark_waits_for_nobody(letters, asker, owner):
    actions.say(about=letters, text="Well done", by=asker)
    assert not needing(owner)


def test_whoever_is_named_is_told_by_one_letter_and_asked_too(letters, asker, somebody):
    named = somebody(Role.STAFF, name="Nadia Named")
    comment = actions.say(about=letters, text="Why nine?", asks=True, named=[named, named], by=asker)
    [letter] = letters_to(named)
    assert letter.text.subject == "Asif Asker asks you something about ‘Letters’"
    assert f"/o/SASH/comments/{comment.pk}/" in letter.text.body
    assert "Why nine?" not in letter.text.body
    assert needing(named)
    actions.edit(comment=comment, text="Why ten?", named=[named], by=asker)
    assert len(letters_to(named)) == 1


def test_whoever_muted_such_letters_gets_none(letters, asker, owner):
    post.mute(person=owner, kind=COMMENT, by=owner)
    actions.say(about=letters, text="Look", named=[owner], by=asker)
    assert not letters_to(owner)


def test_whoever_asked_is_told_of_the_answer(question, owner, asker):
    actions.answer(comment=question, text="Two of us were ill.", by=owner)
    [letter] = letters_to(asker)
    assert letter.text.subject == "Olive Owner answers what you said about ‘Letters’, March 2018"


def test_nobody_is_named_who_may_not_see_it(letters, asker, outsider):
    with pytest.raises(actions.MayNotSee, match=f"{outsider.name} may not see this"):
        actions.say(about=letters, text="Look", named=[outsider], by=asker)
    assert not letters_to(outsider)
    assert not Comment.objects.exists()


def test_an_outsider_neither_speaks_nor_answers_nor_sees(question, letters, outsider, client):
    for does in (
        lambda: actions.say(about=letters, text="Hm", by=outsider),
        lambda: actions.answer(comment=question, text="Hm", by=outsider),
        lambda: actions.resolve(comment=question, by=outsider),
        lambda: actions.edit(comment=question, text="Hm", by=outsider),
    ):
        with pytest.raises(NotAllowed):
            does()
    assert not Comment.objects.visible_to(outsider).exists()
    client.force_login(outsider)
    assert client.get(f"/o/SASH/comments/{question.pk}/").status_code == 404


def test_only_whoever_said_it_edits_it_and_the_record_keeps_what_it_said(question, owner, asker):
    with pytest.raises(NotAllowed, match="Only whoever said it"):
        actions.edit(comment=question, text="Why ten?", by=owner)
    actions.edit(comment=question, text="Why ten?", by=asker)
    assert history(question)[0].values["was"] == "Why nine?"
    with pytest.raises(actions.NotSo, match="says that already"):
        actions.edit(comment=question, text="Why ten?", by=asker)


def test_what_is_taken_back_is_shown_to_nobody_and_can_be_put_back(question, owner, asker, client):
    with pytest.raises(NotAllowed):
        actions.take_back(comment=question, by=owner)
    actions.take_back(comment=question, by=asker)
    client.force_login(owner)
    pages = [f"/o/SASH/comments/{question.pk}/", f"/o/SASH/measures/OPD-LET/points/{MARCH}/"]
    assert not any("Why nine?" in client.get(page).content.decode() for page in pages)
    assert not needing(owner)
    with pytest.raises(actions.NotSo, match="taken back"):
        actions.answer(comment=question, text="Too late", by=owner)
    actions.put_back(comment=question, by=asker)
    assert "Why nine?" in client.get(pages[1]).content.decode()


def test_whoever_asked_owns_it_or_looks_after_comments_resolves_and_opens_again(
    question, owner, asker, facilitator, somebody
):
    with pytest.raises(NotAllowed):
        actions.resolve(comment=question, by=somebody(Role.STAFF))
    for person in (asker, owner, facilitator):
        actions.resolve(comment=question, by=person)
        assert not queries.open_about(question.thing)
        with pytest.raises(actions.NotSo, match="resolved already"):
            actions.resolve(comment=question, by=person)
        actions.reopen(comment=question, by=person)
    assert queries.open_about(question.thing) == [question]


def test_answers_are_one_level_deep(question, owner, asker):
    given = actions.answer(comment=question, text="Two of us were ill.", by=owner)
    with pytest.raises(actions.NotSo, match="an answer itself"):
        actions.answer(comment=given, text="Both?", by=asker)
    with pytest.raises(actions.NotSo):
        actions.resolve(comment=given, by=asker)


def test_the_address_of_an_answer_leads_to_it_within_what_it_answers(question, owner, client):
    given = actions.answer(comment=question, text="Two of us were ill.", by=owner)
    client.force_login(owner)
    leads = client.get(f"/o/SASH/comments/{given.pk}/")["Location"]
    assert leads == f"/o/SASH/comments/{question.pk}/#comment-{given.pk}"


@pytest.mark.parametrize("text", ["", "  \n ", "a" * 2001])
def test_it_says_something_and_not_too_much(letters, asker, text):
    with pytest.raises(actions.NothingSaid):
        actions.say(about=letters, text=text, by=asker)


def test_an_nhs_number_is_refused_and_what_only_looks_like_one_can_be_said(letters, asker):
    with pytest.raises(LooksLikeCare):
        actions.say(about=letters, text="It was 943 476 5919", by=asker)
    with not_care(["943 476 5919"]):
        actions.say(about=letters, text="It was 943 476 5919", by=asker)


def test_a_script_is_shown_as_it_was_typed_and_does_nothing(letters, asker, client):
    said = "<script>alert(1)</script><img src=x onerror=alert(2)>\n{{ 7 * 7 }}"
    comment = actions.say(about=letters, text=said, point=MARCH, by=asker)
    client.force_login(asker)
    for page in (
        f"/o/SASH/comments/{comment.pk}/",
        f"/o/SASH/measures/OPD-LET/points/{MARCH}/",
        "/o/SASH/measures/OPD-LET/",
        "/o/SASH/measures/OPD-LET/comments/",
        f"/o/SASH/comments/{comment.pk}/edit/",
    ):
        shown = client.get(page).content.decode()
        assert "&lt;script&gt;" in shown, page
        assert "<script>alert" not in shown, page
        assert "<img src=x" not in shown, page


def test_a_point_that_is_not_there_is_not_spoken_of(letters, asker, client):
    for point in ("2031-01-01", "yesterday", "' OR 1=1"):
        with pytest.raises(actions.NoSuchPoint):
            actions.say(about=letters, text="Why?", point=point, by=asker)
    client.force_login(asker)
    assert client.get("/o/SASH/measures/OPD-LET/comments/say/?point=2031-01-01").status_code == 404


def test_too_many_are_not_named(letters, asker, somebody):
    crowd = [somebody(Role.STAFF) for _ in range(11)]
    with pytest.raises(actions.TooMany, match="at most 10"):
        actions.say(about=letters, text="All", named=crowd, by=asker)


def test_whoever_has_left_needs_nothing_and_is_not_named(letters, facilitator, asker, somebody):
    gone = somebody(Role.STAFF)
    actions.say(about=letters, text="Why?", asks=True, named=[gone], by=asker)
    people.leave(person=gone, by=facilitator)
    gone = Person.objects.get(pk=gone.pk)
    assert not needing(gone)
    with pytest.raises(actions.MayNotSee):
        actions.say(about=letters, text="Look", named=[gone], by=asker)


def test_questions_are_counted_for_lists(question, letters, owner):
    assert queries.unanswered_of(type(letters), [letters.pk, 0]) == {letters.pk: 1}
    actions.answer(comment=question, text="So.", by=owner)
    assert queries.unanswered_of(type(letters), [letters.pk]) == {}


def test_who_sees_an_organisation_without_names_sees_no_comments(client, question, trust, somebody):
    evaluator = somebody(Role.EVALUATOR)
    trust.shared = trust.Shared.WORKSHOPS
    trust.save()
    client.force_login(evaluator)
    assert client.get(f"/o/SASH/comments/{question.pk}/").status_code == 404
    assert "Why nine?" not in client.get("/o/SASH/measures/OPD-LET/").content.decode()


def test_a_comment_leaves_the_kept_chart_as_it_is(letters, question, asker):
    revision = of_measures.in_force(letters)
    before = of_measures.fingerprint(letters, revision)
    actions.say(about=letters, text="And April?", by=asker)
    assert of_measures.fingerprint(letters, revision) == before


def test_the_history_says_who_did_what_and_not_again_what_was_said(question, facilitator, asker, client):
    actions.edit(comment=question, text="Why ten?", by=asker)
    actions.take_back(comment=question, by=asker)
    client.force_login(facilitator)
    page = client.get("/o/SASH/measures/OPD-LET/comments/").content.decode()
    assert "Asked something about ‘Letters’, March 2018." in page
    assert "it was: Why nine?" in page
    assert "Why ten?" not in page


def test_what_is_open_stands_first_and_the_latest_before_the_others(letters, asker):
    first, second, third = (actions.say(about=letters, text=text, by=asker) for text in ("1", "2", "3"))
    actions.resolve(comment=third, by=asker)
    assert list(queries.said_about(letters)) == [second, first, third]
