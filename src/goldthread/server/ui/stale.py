"""What a form is about was changed since the form was opened: said once, so that nobody undoes it unawares.

A form carries, sealed, what stood in its boxes when it was opened (`began_with`). When it comes back and what
it is about reads otherwise now, each such box says what it was and what it is, and nothing is done; the form
then carries what stands now, so that whoever presses again does it on purpose (docs/adr/0032).

A form may say of itself: `suggested`, the names of boxes that begin with a suggestion, which is nobody's
text; `empty_stays`, that a box left empty changes nothing.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django import forms
from django.core import signing
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from goldthread.server import clock

from . import formats
from .fields import DayField

CARRIED = "began_with"
SALT = "goldthread.form"
LONGEST, BEFORE = 300, 40  # letters of a text that are said, of them before where it was changed


@dataclass(frozen=True)
class Beginning:
    """What stood in the boxes of a form, by name and as text; when it was opened, on which day."""

    at: datetime
    today: str
    boxes: dict[str, str]

    @classmethod
    def of(cls, form: forms.BaseForm) -> "Beginning":
        """How the form would begin if it were opened now."""
        return cls(clock.now(), clock.today().isoformat(), {box.name: _begins(box) for box in _boxes(form)})

    @classmethod
    def carried_by(cls, request: HttpRequest) -> "Beginning | None":
        """How the form began that was sent; None where it says nothing of it, or not what we said."""
        try:
            at, today, boxes = signing.loads(request.POST.get(CARRIED, ""), salt=SALT)
        except (signing.BadSignature, ValueError):  # made up, or as another version said it
            return None
        return cls(datetime.fromisoformat(at), today, boxes)

    def sealed(self) -> str:
        return signing.dumps([self.at.isoformat(), self.today, self.boxes], salt=SALT, compress=True)


Change = tuple[str, datetime]
"""Who changed something, as `Ada Khan`, `You` or `Somebody`, and when."""

WhoChanged = Callable[[Any, Collection[Model], datetime, Collection[str]], Change | None]
"""Called with who asks, the things, since when, and the names of what was changed."""


def _nobody_knows(asks: Any, things: Collection[Model], since: datetime, names: Collection[str]) -> None:
    return None


_who_changed: WhoChanged = _nobody_knows


def told_by(who_changed: WhoChanged) -> None:
    """Have this say who changed something: pages know no record."""
    global _who_changed
    _who_changed = who_changed


def carry(request: HttpRequest, form: forms.BaseForm) -> None:
    """Let the form carry what it began with: when it was opened first, if it comes back."""
    began = Beginning.carried_by(request) if request.method == "POST" else None
    form.began_with = (began or Beginning.of(form)).sealed()  # type: ignore[attr-defined]


def is_changed_since(request: HttpRequest, form: forms.BaseForm, act: Callable[..., Any]) -> bool:
    """Whether somebody changed what this valid form would change; the form says then what and by whom."""
    began, now = Beginning.carried_by(request), Beginning.of(form)
    if began is None:
        return False
    stale = [box for box in _boxes(form) if _is_stale(form, box, began, now)]
    if not stale:
        return False
    names = [box.name for box in stale]
    form.add_error(None, _said(_who_changed(request.user, things_of(act), began.at, names)))
    for box in stale:
        form.add_error(box.name, _was_and_is(box, began.boxes.get(box.name, ""), now.boxes[box.name]))
    form.began_with = now.sealed()  # type: ignore[attr-defined]
    return True


def things_of(act: Callable[..., Any]) -> list[Model]:
    """What an action that is ready to be called is about."""
    things: list[Model] = []
    while isinstance(act, partial):
        things += [given for given in act.keywords.values() if isinstance(given, Model)]
        act = act.func
    return things


def _boxes(form: forms.BaseForm) -> Iterator[forms.BoundField]:
    """Those that may begin with what somebody wrote."""
    for box in form:
        is_secret = isinstance(box.field.widget, forms.PasswordInput)
        is_suggested = box.name in getattr(form, "suggested", ())
        if not (box.is_hidden or is_secret or is_suggested or isinstance(box.field, forms.FileField)):
            yield box


def _is_stale(form: forms.BaseForm, box: forms.BoundField, began: Beginning, now: Beginning) -> bool:
    """Whether this box reads otherwise now, and the form would not leave it so; spaces are not looked at."""
    was, stands = began.boxes.get(box.name), now.boxes[box.name]
    if (was or "") == stands or _is_each_time_today(was, stands, began):
        return False
    typed = form.cleaned_data.get(box.name)
    if getattr(form, "empty_stays", False) and typed in (None, ""):
        return False
    said = _as_text(box.field.prepare_value(typed))
    return box.name in form.changed_data and said.split() != stands.split()


def _is_each_time_today(was: str | None, stands: str, began: Beginning) -> bool:
    """A day that begins with today has another today when a form is kept open over midnight."""
    return stands == clock.today().isoformat() and was in (None, began.today)


def _begins(box: forms.BoundField) -> str:
    return _as_text(box.field.prepare_value(box.initial))


def _as_text(value: Any) -> str:
    """A value as text that is the same for what is kept and what is typed."""
    if value is None or value is False:
        return ""
    if isinstance(value, (list, tuple, set, frozenset, QuerySet)):
        return ",".join(sorted(map(_as_text, value)))
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, date):
        return value.isoformat()
    return "\n".join(str(value).strip().splitlines())


def _said(change: Change | None) -> str:
    who, when = change if change else ("Somebody", None)
    at = f" at {_time(when)}" if when else ""
    return (
        f"{who} changed this{at}, since you opened it. What you typed stands below and is not saved yet: "
        "look at it, and press the button again to save it as it stands here."
    )


def _time(when: datetime) -> str:
    """14:03, of today; with the day, of another."""
    said = formats.when(when)
    return said.removeprefix(f"{formats.day(clock.today())}, ")


def _was_and_is(box: forms.BoundField, was: str, now: str) -> str:
    is_long = max(len(was), len(now)) > LONGEST
    begin = _before_the_change(was, now) if is_long else 0
    return f"It was {_shown(box, was, begin)} and is now {_shown(box, now, begin)}."


def _before_the_change(was: str, now: str) -> int:
    """Where to begin reading to see how two texts differ: at a word some letters before."""
    pairs = enumerate(zip(was, now, strict=False))
    alike = next((n for n, (one, other) in pairs if one != other), min(len(was), len(now)))
    begin = max(0, alike - BEFORE)
    return max(begin, was.find(" ", begin, alike) + 1) if begin else 0


def _shown(box: forms.BoundField, text: str, begin: int) -> str:
    """What stood in a box, as people say it; of a long text what follows `begin`."""
    if isinstance(box.field, forms.BooleanField):
        return "ticked" if text else "not ticked"
    if not text:
        return "empty"
    if isinstance(box.field, forms.ChoiceField):
        chosen = text.split(",") if isinstance(box.field, CHOOSE_MANY) else [text]
        return formats.listed(f"‘{_label(box, each)}’" for each in chosen)
    if isinstance(box.field, DayField):
        return formats.day(date.fromisoformat(text))
    end = begin + LONGEST
    return f"‘{'…' if begin else ''}{text[begin:end]}{'…' if len(text) > end else ''}’"


CHOOSE_MANY = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


def _label(box: forms.BoundField, choice: str) -> str:
    """What a choice is called; one that can be chosen no more is not known any more."""
    offered = box.field.choices  # type: ignore[attr-defined]
    return next((str(label) for value, label in offered if str(value) == choice), "something else")
