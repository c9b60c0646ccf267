"""The bank holidays of the four nations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache


class Nation(StrEnum):
    """Whose bank holidays: they differ on St Patrick's Day, at Easter, on 2 January and in August."""

    ENGLAND = "England"
    SCOTLAND = "Scotland"
    WALES = "Wales"
    NORTHERN_IRELAND = "Northern Ireland"


_SUBDIVISION = {
    Nation.ENGLAND: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.WALES: "WLS",
    Nation.NORTHERN_IRELAND: "NIR",
}


@cache
def bank_holidays(nation: Nation, year: int) -> dict[date, str]:
    """The bank holidays of a year and what each is called.

    One that falls on a weekend is there with the day that stands for it. What is proclaimed later, as for a
    coronation, is known once the library `holidays` knows it.
    """
    import holidays

    found = holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year, language="en_GB")
    return {day: name for day, name in sorted(found.items()) if day.year == year}
