"""What is wrong with a form, each problem with the place where it is mended."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms

from goldthread.tables.times.words import month_named

DAY = {"day": range(1, 32), "month": range(1, 13), "year": range(1900, 2101)}
DIGITS = 9  # no part of a day has more, and Python reads none of thousands


class Problem(NamedTuple):
    """What is wrong in words, and the identifier of the box to mend; none when it is the whole form's."""

    text: str
    at: str


def problems(form: Any) -> Iterator[Problem]:
    """Every problem of a form: the whole form's first, then field by field as they stand on the page."""
    for error in form.non_field_errors():
        yield Problem(str(error), "")
    for bound in form:
        for error in bound.errors:
            asked = str(bound.label)
            text = f"{asked} {error}" if asked.endswith("?") else f"{asked}: {error}"
            yield Problem(text, "" if bound.is_hidden else first_box(bound))


def first_box(bound: forms.BoundField) -> str:
    """The identifier of the box to mend: of a day, the first part that is wrong."""
    if not isinstance(bound.field.widget, forms.MultiWidget):
        return str(bound.auto_id)
    return f"{bound.auto_id}_{wrong_parts(bound)[0]}"


def wrong_parts(bound: forms.BoundField) -> list[str]:
    """Which of the day, the month and the year cannot be; all of them when they do not go together."""
    if not bound.errors:
        return []
    value = bound.value()
    typed = value if isinstance(value, (list, tuple)) else bound.field.widget.decompress(value)
    given = [str(part or "").strip() for part in typed or [""] * len(DAY)]
    wrong = [
        name
        for (name, can_be), part in zip(DAY.items(), given, strict=False)
        if not _can_be(name, part, can_be)
    ]
    return wrong or list(DAY)


def _can_be(name: str, part: str, can_be: range) -> bool:
    """Whether a part of a day can be: a number in its range, or a month's name."""
    if part.isdecimal():
        return len(part) <= DIGITS and int(part) in can_be
    return name == "month" and month_named(part) > 0
