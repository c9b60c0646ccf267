"""Accepting a break for now, and taking that back. A break is mended by mending what is broken."""

from datetime import date

from django.db import models

from goldthread.server import clock
from goldthread.server.audit.actions import Refusal, action, record
from goldthread.server.improvement.models import ValueStream, Workshop
from goldthread.server.people.access import require
from goldthread.server.people.models import Organisation, Person

from .. import breaks, queries
from ..abilities import AimsAbility
from ..models import AcceptedBreak, Adoption, Objective


class NotBroken(Refusal):
    """There is no such break to accept."""


@action
def accept_break(
    *,
    organisation: Organisation,
    kind: str,
    about: str,
    reason: str,
    review_on: date,
    accepted_on: date | None = None,
    by: Person,
) -> AcceptedBreak:
    """Live with a break for now: why, and the day to look at it again. Accepting again renews it."""
    require(by, AimsAbility.SET_AIMS, organisation)
    if not reason.strip():
        raise Refusal("Say why the break is accepted.", about="reason")
    accepted_on = accepted_on or clock.today()
    if review_on <= accepted_on:
        raise Refusal(f"Look at it again on a day after {accepted_on:%d %B %Y}.", about="review_on")
    found = breaks.find(queries.thread(organisation, clock.today()))
    if not any(b.kind == kind and b.about == about for b in found):
        raise NotBroken("That is not broken (any more): there is nothing to accept.")
    accepted, _ = AcceptedBreak.objects.update_or_create(
        organisation=organisation,
        kind=kind,
        about=about,
        defaults={"reason": reason, "accepted_on": accepted_on, "review_on": review_on, "by": by},
    )
    record(
        "break.accepted", _subject(accepted), by=by,
        found=accepted.get_kind_display(), reason=reason, review_on=review_on,
    )  # fmt: skip
    return accepted


@action
def reopen_break(*, accepted: AcceptedBreak, by: Person) -> None:
    """No longer live with a break."""
    require(by, AimsAbility.SET_AIMS, accepted.organisation)
    accepted = AcceptedBreak.objects.select_for_update(of=("self",)).get(pk=accepted.pk)
    record("break.reopened", _subject(accepted), by=by, found=accepted.get_kind_display())
    accepted.delete()


def _subject(accepted: AcceptedBreak) -> models.Model:
    """What the break is about, so that its page tells of it; for a priority, this organisation's adoption."""
    noun, pk = accepted.about.split(":")[:2]
    if noun == "priority":
        return Adoption.objects.get(organisation=accepted.organisation, priority__code=pk)
    model = {"objective": Objective, "value_stream": ValueStream, "workshop": Workshop}[noun]
    return model._default_manager.get(pk=pk)
