"""A room that asks without names, and rooms that only believe they do: an attacker is to tell them apart.

Each has a way for somebody to answer, and one to open what was answered; what it keeps stands in tables of
its own.
"""

import random
from collections.abc import Sequence
from typing import ClassVar
from uuid import uuid4

from django.db import models

from goldthread.server.audit.actions import action, anonymous_action, draft_action, record, record_unnamed
from goldthread.server.people.models import Person
from goldthread.server.unnamed import keys, sealing
from goldthread.server.unnamed.envelopes import close, open_box, open_together, put_in
from goldthread.server.unnamed.models import Box, Envelope, Unnamed


class Question(Box):
    title = models.TextField()

    class Meta(Box.Meta):
        abstract = False
        app_label = "unnamed_room"

    def __str__(self) -> str:
        return self.title


class QuestionEnvelope(Envelope):
    box = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="envelopes")

    class Meta(Envelope.Meta):
        abstract = False
        app_label = "unnamed_room"


class QuestionAnswer(Unnamed):
    box = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")

    class Meta(Unnamed.Meta):
        abstract = False
        app_label = "unnamed_room"


class Mark(models.Model):  # noqa: DJ008
    """That somebody has answered, as a room keeps it that thinks that this is all there is to it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField(default=bytes)

    class Meta:
        app_label = "unnamed_room"


class Said(models.Model):  # noqa: DJ008
    """What was said, apart from who said it, as such a room keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    text = models.TextField()
    nth = models.IntegerField(null=True)
    digest = models.TextField(default="")

    class Meta:
        app_label = "unnamed_room"


class Kept(models.Model):  # noqa: DJ008
    """A key, kept beside what it opens."""

    key = models.BinaryField()

    class Meta:
        app_label = "unnamed_room"


TABLES: Sequence[type[models.Model]] = [Question, QuestionEnvelope, QuestionAnswer, Mark, Said, Kept]


@action
def ask(*, title: str, at_least: int = 10, by: Person | None) -> Question:
    question = Question(title=title, at_least=at_least)
    open_box(question)
    question.save()
    record("question.asked", question, by=by)
    return question


@draft_action
def answer(*, question: Question, text: str, by: Person) -> None:
    put_in(question, text, of=by)


@anonymous_action
def drop_in(*, question: Question, text: str) -> None:
    put_in(question, text, of=None)


@anonymous_action
def open_answers(*, question: Question) -> int:
    opened = open_together(question)
    record_unnamed("question.opened", question, opened=opened)
    return opened


@action
def close_question(*, question: Question, by: Person | None) -> tuple[int, int]:
    opened, destroyed = close(question)
    record("question.closed", question, by=by, opened=opened, destroyed=destroyed)
    return opened, destroyed


class Envelopes:
    """As it is meant."""

    name = "envelopes"

    def __init__(self) -> None:
        self.question = ask(title="What holds us up?", by=None)

    def answer(self, person: Person, text: str) -> None:
        answer(question=self.question, text=text, by=person)

    def open(self) -> None:
        open_answers(question=self.question)


class Apart(Envelopes):
    """Who, and under a random key what, in tables that nothing joins; at the same moment."""

    name = "apart"

    def answer(self, person: Person, text: str) -> None:
        Mark._base_manager.create(person=person)
        Said._base_manager.create(text=text)

    def open(self) -> None: ...


class InOrder(Envelopes):
    """Sealed until all have answered; then opened one after the other."""

    name = "in order"

    def __init__(self) -> None:
        self.key = sealing.new_key()

    def answer(self, person: Person, text: str) -> None:
        Mark._base_manager.create(person=person, sealed=sealing.seal(text, sealing.lock_of(self.key)))

    def texts(self) -> list[str]:
        return [sealing.unseal(bytes(mark.sealed), self.key) for mark in Mark._base_manager.order_by("pk")]

    def open(self) -> None:
        for text in self.texts():
            Said._base_manager.create(text=text)


class Numbered(InOrder):
    """Opened in an order of chance, each with a number that says the old one."""

    name = "numbered"

    def open(self) -> None:
        told = list(enumerate(self.texts()))
        random.shuffle(told)
        for nth, text in told:
            Said._base_manager.create(text=text, nth=nth)


class KeyBeside(InOrder):
    """Opened in an order of chance; with the key in the same database."""

    name = "key beside"

    def __init__(self) -> None:
        super().__init__()
        Kept._base_manager.create(key=self.key)

    def open(self) -> None:
        for text in sorted(self.texts(), key=lambda text: uuid4()):
            Said._base_manager.create(text=text)


class AsLong(InOrder):
    """Sealed in so many bytes as the text has."""

    name = "as long"

    def answer(self, person: Person, text: str) -> None:
        hidden = bytes(a ^ b for a, b in zip(text.encode(), random.randbytes(len(text)), strict=True))
        Mark._base_manager.create(person=person, sealed=hidden)
        self.said: list[str] = [*getattr(self, "said", []), text]

    def texts(self) -> list[str]:
        return self.said

    open = KeyBeside.open


class Logged(KeyBeside):
    """Opened in an order of chance, the key elsewhere; and each answer is a line in the log."""

    name = "logged"
    log: ClassVar[list[str]] = []

    def __init__(self) -> None:
        InOrder.__init__(self)

    def answer(self, person: Person, text: str) -> None:
        self.log.append(f"POST /answer/ 200 {text}")
        super().answer(person, text)


class Digested(KeyBeside):
    """Opened in an order of chance; each carries what it was sealed as, so that nothing is opened twice."""

    name = "digested"

    def __init__(self) -> None:
        InOrder.__init__(self)

    def open(self) -> None:
        for mark in Mark._base_manager.order_by("?"):
            sealed = bytes(mark.sealed)
            Said._base_manager.create(text=sealing.unseal(sealed, self.key), digest=sealed[:16].hex())


NAIVE = [Apart, InOrder, Numbered, KeyBeside, AsLong, Logged, Digested]
__all__ = [
    "NAIVE",
    "TABLES",
    "Envelopes",
    "Logged",
    "answer",
    "ask",
    "close_question",
    "drop_in",
    "keys",
    "open_answers",
]
