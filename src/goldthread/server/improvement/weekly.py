"""The weekly e-mail: what each person must do, in their organisations' words, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from goldthread.server.people.models import Organisation, Person
from goldthread.server.people.queries import all_organisations, organisations_called
from goldthread.server.people.vocabulary import Vocabulary
from goldthread.server.post.kinds import REMINDER
from goldthread.server.post.queries import who_muted

from .models import WeeklyEmail
from .queries.due import Due, due

TEMPLATE = "improvement/mail/weekly.txt.jinja"
AHEAD = 7  # days: until the next one


@dataclass(frozen=True)
class Letter:
    """What one person must do this week."""

    to: Person
    items: tuple[Due, ...]


def week_of(today: date) -> date:
    """The Monday that names the week."""
    return today - timedelta(days=today.weekday())


def letters(today: date) -> list[Letter]:
    """One letter to each person who must do something this week.

    Whoever has muted them, has left or has had this week's gets none. A handful of queries in all.
    """
    found: dict[int, list[Due]] = {}
    people: dict[int, Person] = {}
    muted = who_muted(REMINDER)
    for each in due(all_organisations(), today, ahead=AHEAD):
        if each.who and each.who.is_active and each.who.pk not in muted:
            found.setdefault(each.who.pk, []).append(each)
            people[each.who.pk] = each.who
    had = set(WeeklyEmail.objects.filter(week=week_of(today)).values_list("person", flat=True))
    return [Letter(people[pk], tuple(items)) for pk, items in sorted(found.items()) if pk not in had]


def said_in(letter: Letter, today: date) -> dict[str, Any]:
    """What its template says: each organisation's part in its own words."""
    items = sorted(letter.items, key=lambda d: (d.organisation, d.on, d.what))
    words = {o.code: Vocabulary(o.words) for o in _organisations(items)}
    parts = [(code, words[code], list(of_it)) for code, of_it in groupby(items, key=lambda d: d.organisation)]
    return {"parts": parts, "today": today}


def text_of(letter: Letter, today: date) -> str:
    """The letter as plain text with links."""
    said = {"to": letter.to, "address": settings.GOLDTHREAD_URL, **said_in(letter, today)}
    return render_to_string(TEMPLATE, said)


def subject_of(letter: Letter) -> str:
    """How many things there are to do, and how many are overdue."""
    late = sum(each.overdue for each in letter.items)
    things = "1 thing" if len(letter.items) == 1 else f"{len(letter.items)} things"
    return f"Goldthread: {things} to do this week" + (f", {late} overdue" if late else "")


def _organisations(items: Iterable[Due]) -> Iterable[Organisation]:
    return organisations_called({each.organisation for each in items})
