"""Telling totals to those who see no more: anew only when that gives no workshop away."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import OperationalError

from goldthread.methods import disclosure
from goldthread.methods.disclosure import WORKSHOPS, Rule
from goldthread.server import clock
from goldthread.server.audit.actions import AtTheSameMoment, action, record
from goldthread.server.people.models import Organisation, Partnership

from ..models import PublishedTotal
from ..queries.totals import Part, Parts, Told, told_before, totals_now

What = PublishedTotal.What
AT_MOST = {What.DEFECT_RATIO.value: 1.0}
"""What no value of an outcome passes."""


@action
def publish_totals(
    *, of: Organisation | Partnership, totals: Mapping[str, tuple[int, Parts]], by: None
) -> None:
    """Tell these totals of an organisation, or of several of a partnership together, from now on.

    totals: by what they are of, the number that each has and what it is made of. Raises AtTheSameMoment
    where one of that number was told already.
    """
    where = {"organisation": of} if isinstance(of, Organisation) else {"partnership": of}
    PublishedTotal.objects.bulk_create(
        PublishedTotal(
            what=what,
            number=number,
            parts={key: [part.organisation, *part.values] for key, part in parts.items()},
            on=clock.today(),
            **where,
        )
        for what, (number, parts) in totals.items()
    )
    record("totals.published", of, by=by, totals=[What(what).label for what in totals])


def bring_totals_up_to_date(
    organisations: Sequence[Organisation],
    partnerships: Iterable[Partnership] = (),
    *,
    rule: Rule = WORKSHOPS,
) -> None:
    """Publish of each organisation what may be told by now, and then of each partnership's rest together.

    organisations: those that share totals alone. Where somebody else is doing the same, or the database
    is busy, what was told before stands until this is next run.
    """
    with contextlib.suppress(AtTheSameMoment, OperationalError):
        now = totals_now(organisations)
        before = told_before(organisations)
        for organisation in organisations:
            if _publish(organisation, now[organisation.pk], before, rule):
                before = told_before(organisations)
        for partnership in partnerships:
            if _publish(partnership, _together(partnership, now, before), before, rule):
                before = told_before(organisations)


def _publish(
    of: Organisation | Partnership, now: Mapping[str, Parts], before: Sequence[Told], rule: Rule
) -> bool:
    """Publish what may be; whether there was anything."""
    due = {}
    for what, parts in now.items():
        mine = [told for told in before if told.what == what and _is_of(told, of)]
        last = mine[-1].parts if mine else {}
        if parts != last and _may_be_told(of, what, parts, last, before, rule):
            due[what] = (len(mine) + 1, parts if len(parts) >= rule.minimum else {})
    if due:
        publish_totals(of=of, totals=due, by=None)
    return bool(due)


def _may_be_told(
    of: Organisation | Partnership,
    what: str,
    parts: Parts,
    last: Parts,
    before: Sequence[Told],
    rule: Rule,
) -> bool:
    """Whether they may take the place of the last. Too few may, to be withheld, when enough have changed."""
    if len(parts) < rule.minimum:
        return bool(last) and disclosure.changed(_values(last), _values(parts)) >= rule.minimum
    theirs = {of.pk} if isinstance(of, Organisation) else {part.organisation for part in parts.values()}
    joined = list(_joined(theirs, [told for told in before if told.what == what and told.parts]))
    return disclosure.may_be_told(
        [_values(told.parts) for told in joined],
        _values(parts),
        rule=rule,
        at_most=AT_MOST.get(what),
        insiders=_insiders([parts, *(told.parts for told in joined)], of),
    )


def _joined(theirs: set[int], before: Sequence[Told]) -> Iterator[Told]:
    """What was told of these organisations, and of any that were ever told of together with them."""
    while (
        joining := {k for told in before if told.organisations & theirs for k in told.organisations} - theirs
    ):
        theirs |= joining
    return (told for told in before if told.organisations & theirs)


def _insiders(totals: Iterable[Parts], of: Organisation | Partnership) -> list[set[int]]:
    """The parts of each organisation, which its own people know; not of one that is told of alone."""
    known: dict[int, set[int]] = {}
    for parts in totals:
        for key, part in parts.items():
            known.setdefault(part.organisation, set()).add(key)
    if isinstance(of, Organisation):
        known.pop(of.pk, None)
    return list(known.values())


def _together(
    partnership: Partnership, now: Mapping[int, Mapping[str, Parts]], before: Sequence[Told]
) -> dict[str, dict[int, Part]]:
    """What the totals of a partnership's organisations are made of, where nothing was told of one alone."""
    members = {each.pk for each in partnership.organisations.all()}
    found: dict[str, dict[int, Part]] = {}
    for what in What:
        alone = {
            key for told in before if told.what == what and told.organisation for key in told.organisations
        }
        rest = [now[key][what] for key in sorted(now) if key in members - alone]
        found[what] = {key: part for parts in rest for key, part in parts.items()}
    return found


def _is_of(told: Told, of: Organisation | Partnership) -> bool:
    return told.organisation == of.code if isinstance(of, Organisation) else told.partnership == of.slug


def _values(parts: Parts) -> dict[object, tuple[float, ...]]:
    return {key: part.values for key, part in parts.items()}
