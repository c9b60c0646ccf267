"""The weekly letter: what needs each person, from every room, in their organisations' words."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.template.loader import render_to_string

from goldthread.server import needs
from goldthread.server.needs import Need
from goldthread.server.people.models import Person
from goldthread.server.people.queries import everybody_here, organisations_called
from goldthread.server.ui.formats import plural

from . import news
from .kinds import REMINDER
from .models import Letter
from .news import Item, Told
from .queries import who_muted
from .writing import surroundings

TEMPLATE = "post/mail/weekly.txt.jinja"
AHEAD = timedelta(days=7)  # until the next one


class WeeklyLetter:
    """What needs one person this week."""

    def __init__(
        self,
        to: Person,
        found: list[Need],
        names: dict[str, str],
        today: date,
        news: Sequence[tuple[Told, Item]] = (),
    ) -> None:
        self.to, self.today, self.week, self.news = to, today, week_of(today), news
        self.things = len(found)
        by_place = sorted(found, key=lambda need: (need.organisation, need.on or date.max, need.what))
        grouped = groupby(by_place, key=lambda need: need.organisation)
        self.parts = [(names.get(code, ""), list(theirs)) for code, theirs in grouped]
        self.late = sum(need.days_late > 0 for need in found)

    @property
    def subject(self) -> str:
        """How many things there are to do, and how many are overdue; where there are none, what is new."""
        if not self.things:
            return "Goldthread: what is new in what you watch"
        things = f"{self.things} {plural(self.things, 'thing')} to do this week"
        return f"Goldthread: {things}" + (f", {self.late} overdue" if self.late else "")

    @property
    def said(self) -> dict[str, Any]:
        """What the template says of it."""
        return {"parts": self.parts, "today": self.today, "news": [item for _, item in self.news]}

    @property
    def text(self) -> str:
        """As it is written, for whoever looks before it goes."""
        return render_to_string(TEMPLATE, surroundings(self.to) | self.said)


def week_of(today: date) -> date:
    """The Monday that names the week."""
    return today - timedelta(days=today.weekday())


def once(week: date) -> str:
    """What no second letter of a week goes by."""
    return f"weekly {week.isoformat()}"


def weekly_letters(today: date) -> list[WeeklyLetter]:
    """One letter to each person whom something needs this week, by name.

    Whoever stopped them, has left or had this week's gets none. As many queries as for one person.
    """
    had = Letter.objects.filter(once__startswith=once(week_of(today))).values("person")
    people = everybody_here().exclude(pk__in=who_muted(REMINDER)).exclude(pk__in=had)
    found = needs.of_each(people, today, ahead=AHEAD)
    told = news.of_each(people)
    for person in people.filter(pk__in=told.keys() - {each.pk for each in found}):
        found[person] = []
    codes = {need.organisation for theirs in found.values() for need in theirs}
    names = {each.code: each.name for each in organisations_called(codes)}
    return [
        WeeklyLetter(who, found[who], names, today, told.get(who.pk, ()))
        for who in sorted(found, key=lambda p: (p.name, p.pk))
    ]
