"""Everybody answers once, may change it until the envelopes are opened, and is found by nobody afterwards."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from goldthread.server.audit.actions import (
    LooksLikeCare,
    NotAnonymous,
    NotAudited,
    OutsideAnAction,
    action,
    anonymous_action,
    draft_action,
    record,
    record_unnamed,
)
from goldthread.server.audit.models import Event
from goldthread.server.audit.queries import history
from goldthread.server.audit.record_words import in_sentences
from goldthread.server.people import actions as people
from goldthread.server.people.models import Person
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.unnamed import keys, left_over, sealing
from goldthread.server.unnamed.envelopes import AlreadyOpened, Closed, KeyIsGone, TooFew, TooLong, put_in

from .room import Question, answer, ask, close_question, drop_in, open_answers


def somebody(n: int) -> Person:
    return people.add_person(email=f"n{n}@example.org", name=f"Nadia Number {n}", by=None)


@pytest.fixture
def question() -> Question:
    return ask(title="What holds us up?", at_least=5, by=None)


@pytest.fixture
def five(question: Question) -> list[Person]:
    told = [somebody(n) for n in range(5)]
    for n, person in enumerate(told):
        answer(question=question, text=f"Answer {n}", by=person)
    return told


def texts(question: Question) -> set[str]:
    return {each.text for each in question.answers.all()}


def test_what_was_said_is_there_once_it_is_opened(question: Question, five: list[Person]) -> None:
    assert texts(question) == set()
    assert open_answers(question=question) == 5
    assert texts(question) == {f"Answer {n}" for n in range(5)}


def test_who_changes_their_mind_is_counted_once(question: Question, five: list[Person]) -> None:
    answer(question=question, text="On second thoughts", by=five[0])
    open_answers(question=question)
    assert texts(question) == {"On second thoughts", *(f"Answer {n}" for n in range(1, 5))}


def test_nobody_answers_twice_and_nothing_opened_is_changed(question: Question, five: list[Person]) -> None:
    open_answers(question=question)
    with pytest.raises(AlreadyOpened, match="nobody can tell which it is"):
        answer(question=question, text="Once more", by=five[0])


def test_too_few_are_not_opened(question: Question) -> None:
    answer(question=question, text="Alone", by=somebody(1))
    with pytest.raises(TooFew, match="1 answers wait"):
        open_answers(question=question)
    assert texts(question) == set()


def test_after_an_opening_too_few_wait_again(question: Question, five: list[Person]) -> None:
    open_answers(question=question)
    answer(question=question, text="Late", by=somebody(6))
    with pytest.raises(TooFew):
        open_answers(question=question)


def test_what_is_too_few_at_the_close_is_destroyed_unread(question: Question, five: list[Person]) -> None:
    open_answers(question=question)
    answer(question=question, text="Late", by=somebody(6))
    assert close_question(question=question, by=None) == (0, 1)
    assert "Late" not in texts(question)
    with pytest.raises(Closed):
        answer(question=question, text="Later", by=somebody(7))


def test_what_is_enough_at_the_close_is_opened(question: Question, five: list[Person]) -> None:
    assert close_question(question=question, by=None) == (5, 0)
    assert len(texts(question)) == 5


def test_anybody_may_drop_something_in_who_is_asked_for_nowhere(question: Question) -> None:
    for n in range(5):
        drop_in(question=question, text=f"Dropped {n}")
    open_answers(question=question)
    assert texts(question) == {f"Dropped {n}" for n in range(5)}
    assert not question.envelopes.exists()


def test_the_key_is_destroyed_with_the_opening(question: Question, five: list[Person], room: Path) -> None:
    lock = question.lock
    assert keys.key_to(lock)
    open_answers(question=question)
    assert keys.key_to(lock) is None
    question.refresh_from_db()
    assert [file.name for file in room.iterdir()] == [question.lock]
    close_question(question=question, by=None)
    assert list(room.iterdir()) == []


def test_the_key_is_its_owners_alone(question: Question, room: Path) -> None:
    assert room.stat().st_mode & 0o077 == 0
    assert (room / question.lock).stat().st_mode & 0o077 == 0


def test_a_key_that_no_box_needs_is_destroyed(
    question: Question, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = keys.new_lock()
    left_over.destroy_keys()
    assert keys.key_to(left)
    monkeypatch.setattr(keys, "A_DAY", -1)
    monkeypatch.setattr(left_over.apps, "get_models", lambda: [Question])
    left_over.destroy_keys()
    assert [file.name for file in room.iterdir()] == [question.lock]


def test_where_the_key_is_gone_it_is_said_and_the_box_can_be_closed(
    question: Question, five: list[Person]
) -> None:
    keys.destroy(question.lock)
    with pytest.raises(KeyIsGone, match="a backup does not carry it"):
        open_answers(question=question)
    assert close_question(question=question, by=None) == (0, 5)


def test_when_opening_fails_the_key_stays(question: Question, five: list[Person]) -> None:
    @anonymous_action
    def fails(*, question: Question) -> None:
        from goldthread.server.unnamed.envelopes import open_together

        open_together(question)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails(question=question)
    assert open_answers(question=question) == 5


def test_sealed_texts_are_equally_long_and_altered_ones_are_not_read() -> None:
    key = sealing.new_key()
    short, long = (sealing.seal(text, sealing.lock_of(key)) for text in ("No", "Ö" * 8_000))
    assert len(short) == len(long)
    assert sealing.unseal(long, key) == "Ö" * 8_000
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(short[:-1] + bytes([short[-1] ^ 1]), key)
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(short, sealing.new_key())


def test_the_same_text_is_sealed_otherwise_each_time() -> None:
    lock = sealing.lock_of(sealing.new_key())
    assert sealing.seal("Yes", lock) != sealing.seal("Yes", lock)


def test_what_does_not_fit_is_refused_in_words(question: Question) -> None:
    with pytest.raises(TooLong, match="at most 16,380 bytes"):
        answer(question=question, text="a" * 16_381, by=somebody(1))


def test_nobodys_care_is_put_in(question: Question) -> None:
    with pytest.raises(LooksLikeCare):
        answer(question=question, text="Ask 943 476 5919", by=somebody(1))


def test_the_record_says_that_it_was_opened_and_of_when_the_day(
    question: Question, five: list[Person]
) -> None:
    before = Event.objects.count()
    open_answers(question=question)
    [event] = Event.objects.order_by("-pk")[: Event.objects.count() - before]
    assert (event.actor, event.actor_name, event.keys) == ("", "Somebody", {})
    local = event.at.astimezone(ZoneInfo(settings.TIME_ZONE))
    assert (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    [line] = in_sentences([event], Vocabulary({"pack": "plain"}))
    assert (line.what, line.who) == ("5 answers were opened.", "Somebody")


def test_the_record_knows_nothing_of_an_answer(question: Question, five: list[Person]) -> None:
    assert [event.what for event in history(question)] == ["question.asked"]


def test_a_draft_leaves_no_event(question: Question) -> None:
    @draft_action
    def says_so(*, question: Question) -> None:
        record("draft.said", question, by=None)

    with pytest.raises(NotAudited):
        says_so(question=question)


def test_an_anonymous_action_takes_nothing_that_tells_who_or_when() -> None:
    for written in ("by", "person", "session", "at"):
        does: dict[str, Any] = {}
        exec(f"def does(*, {written}): ...", does)
        with pytest.raises(TypeError, match=f"cannot take {written}"):
            anonymous_action(does["does"])


def test_an_anonymous_action_is_handed_nobody_under_another_name(question: Question) -> None:
    @anonymous_action
    def sly(*, thing: object) -> None: ...

    for thing in (somebody(1), [somebody(2)], {"who": somebody(3)}):
        with pytest.raises(NotAnonymous):
            sly(thing=thing)


def test_an_anonymous_action_records_no_person(question: Question) -> None:
    person = somebody(1)

    @anonymous_action
    def named(*, question: Question) -> None:
        record("question.opened", question, by=person)

    @anonymous_action
    def about(*, question: Question) -> None:
        record_unnamed("question.opened", question, whose=person)

    for does in (named, about):
        with pytest.raises(NotAnonymous):
            does(question=question)


def test_an_anonymous_action_is_no_part_of_somebodys(question: Question) -> None:
    @action
    def outer(*, by: Person | None) -> None:
        drop_in(question=question, text="Mine")
        record("outer", question, by=by)

    with pytest.raises(NotAnonymous):
        outer(by=None)
    assert not question.envelopes.exists()


def test_envelopes_are_put_in_by_no_other_kind_of_action(question: Question) -> None:
    @action
    def recorded(*, by: Person) -> None:
        put_in(question, "Mine", of=by)
        record("said", question, by=by)

    with pytest.raises(NotAnonymous):
        recorded(by=somebody(1))
    with pytest.raises(OutsideAnAction):
        put_in(question, "Mine", of=None)
