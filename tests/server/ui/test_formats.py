"""How numbers, durations and typed texts are shown."""

import pytest
from django.template import engines
from django.utils.safestring import mark_safe

from goldthread.server.ui import formats


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"),
        (0, "0 minutes"),
        (1, "1 minute"),
        (45, "45 minutes"),
        (59.5, "1 h"),
        (60, "1 h"),
        (111, "1 h 51 min"),
        (310, "5 h 10 min"),
        (1439, "23 h 59 min"),
        (1440, "1 day"),
        (3060, "2 days 3 h"),
    ],
)
def test_from_an_hour_on_minutes_are_said_in_hours_as_those_beside_them_are(
    value: float | None, said: str
) -> None:
    assert formats.minutes(value) == said


def shown(**context: object) -> str:
    return engines["jinja2"].from_string("{{ typed | lines }}").render(context)


def test_what_was_typed_in_lines_is_shown_in_lines_and_never_as_markup() -> None:
    assert shown(typed="One\r\n\r\n<b>Two</b>\n") == "One<br><br>&lt;b&gt;Two&lt;/b&gt;"


def test_what_is_markup_already_and_what_is_no_text_stay_as_they_are() -> None:
    assert shown(typed=mark_safe("<em>One</em>")) == "<em>One</em>"
    assert shown(typed=7) == "7"
