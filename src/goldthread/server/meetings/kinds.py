"""The ready kinds of routine: what each is for, when it usually comes round, and what is talked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.server.people.vocabulary import Word

from .models import AgendaItem, Routine

TALK, TASKS, MEASURES, WORKSHOPS, COMPACT = AgendaItem.Kind
Kind = Routine.Kind


@dataclass(frozen=True)
class Item:
    """Something that is talked about each time, and for how many minutes."""

    title: str
    minutes: int
    kind: AgendaItem.Kind = TALK


@dataclass(frozen=True)
class Ready:
    """A kind of routine as it is offered; whoever begins one changes of it what they like.

    usually: when it comes round, in words. of_partnership, of_organisation: where it is offered.
    """

    kind: Routine.Kind
    purpose: str
    usually: str
    agenda: tuple[Item, ...]
    of_partnership: bool = False
    of_organisation: bool = True

    @property
    def key(self) -> str:
        return self.kind.value

    @property
    def title(self) -> str:
        return str(self.kind.label)

    def said(self, words: Mapping[str, Word]) -> str:
        """What it is called in an organisation's words."""
        term = TERMS.get(self.kind)
        return words[term].title if term else self.title


TERMS = {Kind.REPORT_OUT: "report_out", Kind.HUDDLE: "huddle", Kind.WALK: "genba_walk"}
"""The kinds that an organisation may call otherwise, by the terms of the rooms that brought them."""

PROMISED = Item("What was promised last time", 10, TASKS)

_KINDS = (
    Ready(
        Kind.GUIDING_BOARD,
        "The chief executives and those who support them look at the whole programme together, "
        "and at what they promised each other.",
        "the last Thursday of each month at 14:00 for 3 hours",
        (
            PROMISED,
            Item("How each organisation is getting on", 60, MEASURES),
            Item("What stands in the way, and who clears it", 45),
            Item("Learning from each other", 45),
            Item("Reflections on the compact", 20, COMPACT),
        ),
        of_partnership=True,
        of_organisation=False,
    ),
    Ready(
        Kind.GUIDING_TEAM,
        "The executive team leads improvement here: it chooses what is improved, and clears what stands in "
        "the way.",
        "the second Tuesday of each month at 9:00 for 2½ hours",
        (
            PROMISED,
            Item("Value streams and workshops", 50, WORKSHOPS),
            Item("What the measures say", 40, MEASURES),
            Item("What stands in the way, and who clears it", 30),
            Item("Reflections on the compact", 20, COMPACT),
        ),
    ),
    Ready(
        Kind.OFFICE,
        "Those who support improvement plan their week: workshops, remeasures, coaching.",
        "every Monday at 9:30 for an hour",
        (
            PROMISED,
            Item("Workshops: preparing, running, following up", 25, WORKSHOPS),
            Item("Who needs coaching, and where", 15),
            Item("What we learned this week", 10),
        ),
    ),
    Ready(
        Kind.OFFICE_LEADS,
        "Those who lead the improvement offices of a partnership learn from each other.",
        "quarterly on the first Wednesday at 10:00 for 3 hours",
        (
            PROMISED,
            Item("What each office tried, and what came of it", 90, WORKSHOPS),
            Item("What we could do in common", 50),
            Item("What we ask of the guiding board", 30),
        ),
        of_partnership=True,
        of_organisation=False,
    ),
    Ready(
        Kind.REPORT_OUT,
        "Teams tell everybody what they tried, what changed and what is next.",
        "every other Friday at 12:30 for 45 minutes",
        (
            Item("What the team tried, and what changed", 25, WORKSHOPS),
            Item("Measured again after 30, 60 and 90 days", 15, MEASURES),
            Item("Thanks", 5),
        ),
    ),
    Ready(
        Kind.HUDDLE,
        "The team stands together for a few minutes: how today looks, what stands in the way, who does what.",
        "every weekday at 8:10 for 12 minutes",
        (
            Item("How are we today", 2),
            Item("Safety, and who is here", 3),
            Item("Problems and ideas", 5),
            Item("Who does what", 2, TASKS),
        ),
    ),
    Ready(
        Kind.LEADERS_HUDDLE,
        "Leaders hear what came up from the teams’ huddles, and answer it the same day.",
        "every weekday at 9:15 for 15 minutes",
        (
            Item("What came up from the teams", 8),
            Item("What we answer, and who says so", 5),
            Item("What was promised", 2, TASKS),
        ),
    ),
    Ready(
        Kind.WALK,
        "A leader goes and sees, asks why, and shows respect.",
        "every Wednesday at 10:00 for 45 minutes, except bank holidays",
        (
            Item("Go and see", 20),
            Item("Ask why", 15),
            Item("Show respect: what was heard, what was promised", 10, TASKS),
        ),
    ),
    Ready(
        Kind.LISTENING,
        "People who are seldom asked say how it is for them, and hear what was done about it.",
        "every six weeks on a Tuesday at 12:30 for an hour",
        (
            Item("What we heard last time, and what we did about it", 15, TASKS),
            Item("What it is like now", 35),
            Item("What we will do, and by when", 10),
        ),
        of_partnership=True,
    ),
    Ready(
        Kind.OTHER,
        "",
        "every Monday at 9:00 for an hour",
        (PROMISED, Item("What there is to talk about", 50)),
        of_partnership=True,
    ),
)
KINDS: Mapping[str, Ready] = {ready.key: ready for ready in _KINDS}
"""By their keys, in the order in which they are offered."""


def offered(*, of_partnership: bool) -> list[Ready]:
    """The kinds that a partnership, or an organisation, may begin."""
    return [each for each in _KINDS if (each.of_partnership if of_partnership else each.of_organisation)]
