"""Fields for what people type: numbers, elapsed times, days and periods, read as files and pastes are."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from goldthread.tables import cells
from goldthread.tables.characters import plain
from goldthread.tables.times.words import month_named


class _Typed(forms.CharField):
    """A text, cleaned by one of the readers of cells; what it refuses is said with what was found.

    Characters that nobody sees are no text.
    """

    def read(self, text: str) -> Any:
        """What the text is. Raises ValueError with what was expected."""
        raise NotImplementedError

    def clean(self, value: Any) -> Any:
        text = super().clean(value if plain(str(value or "")) else "")
        try:
            return self.read(text)
        except ValueError as wrong:
            said = str(wrong)
            raise forms.ValidationError(said if text in said else f"Found ‘{text}’; {said}.") from wrong


class NumberField(_Typed):
    """A number: 1234.5. Cleans to a float, or None when empty and not required.

    unit: of which a sign may stand there. percent_is: what 1% comes to in a unit that is not %, as 0.01 of
    a share. counts: 1,234 is a thousand, as of things that are counted; else it is refused, for it may be
    one point two three four. whole: what is no whole number is refused; least, most: what is outside.
    """

    def __init__(
        self,
        *,
        unit: str = "",
        percent_is: float | None = None,
        counts: bool = False,
        whole: bool = False,
        least: float | None = None,
        most: float | None = None,
        **kwargs: Any,
    ) -> None:
        self.unit, self.percent_is, self.counts = unit, percent_is, counts or whole
        self.whole, self.least, self.most = whole, least, most
        super().__init__(**{"max_length": 40, **kwargs})

    def read(self, text: str) -> float | None:
        decimal: cells.Decimal | None = "point" if self.counts else None
        if self.percent_is is not None and plain(text).endswith("%"):
            share = cells.number(text, unit="%", decimal=decimal)
            return None if share is None else share * self.percent_is
        value = self._in_unit(text, decimal)
        if value is not None and (wrong := self._outside(value)):
            raise ValueError(wrong)
        return value

    def _in_unit(self, text: str, decimal: cells.Decimal | None) -> float | None:
        """The number; in a unit of time, also what is written as elapsed time, such as 2 h 30 min."""
        try:
            return cells.number(text, unit=self.unit, decimal=decimal)
        except cells.NotANumber as wrong:
            if not (cells.is_of_time(self.unit) and any(c == ":" or c.isalpha() for c in text)):
                raise
            try:
                return cells.duration(text, unit=self.unit)
            except cells.NotADuration:
                raise wrong from None

    def _outside(self, value: float) -> str:
        if self.whole and not value.is_integer():
            return "expected a whole number, such as 12"
        if self.least is not None and value < self.least:
            return f"expected {self.least:g} or more"
        if self.most is not None and value > self.most:
            return f"expected {self.most:g} or less"
        return ""


class WholeField(NumberField):
    """A whole number. Cleans to an int, or None when empty and not required."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"whole": True, "widget": forms.TextInput({"inputmode": "numeric"}), **kwargs})

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return None if number is None else int(number)


class DurationField(_Typed):
    """Elapsed time: 45, 2 h 30 min, 3 days. Cleans to minutes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 40, **kwargs})

    def read(self, text: str) -> float | None:
        return cells.duration(text)


class PeriodField(_Typed):
    """A period typed as people write it: June 2019, 2019-06, 14/06/2019. Cleans to a day in it.

    every: how long the periods are: 'day', 'week', 'month', 'quarter', 'year', or 'event' for a day.
    """

    EXAMPLES = {
        "month": "June 2019 or 2019-06",
        "quarter": "Q2 2019 or a day in it",
        "year": "2019 or 2019/20",
    }

    def __init__(self, *, every: str, **kwargs: Any) -> None:
        self.every = every
        label = "Day" if every == "event" else every.capitalize()
        said = f"Such as {self.EXAMPLES.get(every, '14 June 2019 or 14/06/2019')}."
        super().__init__(**{"label": label, "help_text": said, "max_length": 40, **kwargs})

    def read(self, text: str) -> date | None:
        found = cells.period(text, every=self.every)
        return found.day if found else None


class DayWidget(forms.MultiWidget):
    """Day, month and year in three boxes."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput(attrs) for part in ("day", "month", "year")})

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


YEARS = range(1900, 2101)
"""Years in which anything here can lie: days are counted on and back from a day that is given."""


class DayField(forms.MultiValueField):
    """A day, typed as day, month and year. Cleans to a date, or None when empty and not required.

    The month may be its name; a whole date typed or pasted into the first box is read too.
    """

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False, max_length=40) for _ in range(3)]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        texts = [plain(str(part or "")) for part in value or []]
        if any(texts) and not all(texts) and not (texts[0] and not any(texts[1:]) and _whole(texts[0])):
            raise forms.ValidationError("Give the day, the month and the year.", code="incomplete")
        return super().clean(value if any(texts) else [])

    def compress(self, parts: list[str]) -> date | None:
        texts = [plain(part) for part in parts]
        if not any(texts):
            return None
        day = _whole(texts[0]) if not any(texts[1:]) else _of_parts(texts)
        if day.year not in YEARS:
            raise _wrong(f"The year {day.year} is not between {YEARS.start} and {YEARS.stop - 1}.")
        return day


def _whole(text: str) -> Any:
    """The day that a text by itself is; None if it is none."""
    return _or_none(cells.day, text)


def _or_none(read: Callable[[str], Any], text: str) -> Any:
    try:
        return read(text)
    except ValueError:
        return None


def _of_parts(texts: list[str]) -> date:
    day, month, year = texts
    if not (day.isdecimal() and year.isdecimal() and (month.isdecimal() or month_named(month))):
        raise _wrong("Give the day, the month and the year as numbers, such as 15 7 2019.")
    try:
        return date(int(year), int(month) if month.isdecimal() else month_named(month), int(day))
    except (ValueError, OverflowError):
        said = f"{day}/{month}/{year} is not a date; give day, month and year, such as 15 7 2019."
        raise _wrong(said) from None


def _wrong(said: str) -> forms.ValidationError:
    return forms.ValidationError(said, code="invalid")
