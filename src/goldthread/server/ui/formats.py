"""How days, numbers and durations are shown: filters of the templates."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.forms import BoundField
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone


def day(value: date | None) -> str:
    """15 July 2019."""
    return f"{value.day} {value:%B %Y}" if value else ""


def month(value: date | None) -> str:
    """July 2019."""
    return f"{value:%B %Y}" if value else ""


def when(value: datetime | None) -> str:
    """15 July 2019, 14:02, in the server's time zone."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)}, {local:%H:%M}"


def number(value: float | int | None, places: int | None = None) -> str:
    """1,234.5: at most two decimals unless `places` says how many; a zero is 0; nothing is an en dash."""
    if value is None:
        return "–"
    if places is not None:
        return f"{value:,.{places}f}"
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: float | None, places: int = 0) -> str:
    """0.619 as 62%."""
    return "–" if value is None else f"{100 * value:.{places}f}%"


def minutes(value: float | None) -> str:
    """Elapsed minutes as people say them: 45 minutes, 1 h 51 min, 2 days 4 h."""
    if value is None:
        return "–"
    whole = round(value)
    if whole < 60:
        return f"{number(value)} minutes" if value != 1 else "1 minute"
    days, rest = divmod(whole, 1440)
    hours, left = divmod(rest, 60)
    if days:
        return f"{days} {plural(days, 'day')}" + (f" {hours} h" if hours else "")
    return f"{hours} h" + (f" {left} min" if left else "")


def plural(count: float, one: str, many: str = "") -> str:
    """`one` or `many` for a count: 0 workshops, 1 workshop, 2 workshops."""
    return one if count == 1 else (many or f"{one}s")


def listed(things: Iterable[object]) -> str:
    """a, b and c."""
    texts = [str(t) for t in things]
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))


def lines(text: object) -> object:
    """What somebody typed, in the lines in which they typed it; what is safe markup already stays."""
    typed = isinstance(text, str) and not hasattr(text, "__html__")
    return linebreaksbr(str(text).strip()) if typed else text


def field(bound: BoundField, **more: Any) -> str:
    """A form's field as nhsuk-frontend draws it, with its label, hint and error."""
    return bound.as_field_group() if not more else bound.render(bound.template_name, {"field": bound, **more})
