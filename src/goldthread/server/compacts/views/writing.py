"""A draft is written, its parties are named, and they agree."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from goldthread.server import clock
from goldthread.server.people.pages import somebody
from goldthread.server.ui.form_page import form_page, posted, pressed
from goldthread.server.ui.happened import Done

from .. import actions, belonging, queries
from ..forms import AgreeForm, LeaveForm, PartyForm, PromiseForm, SpeakerForm, VisionForm, WordingForm
from ..models import Agreement, Compact, Heading, Party, Speaker, Wording
from .finding import context

FOR_NO_PARTY = "You speak for no party of this compact: those who do agree to it here."


def vision(request: HttpRequest, found: Compact) -> HttpResponse:
    """Say what the parties want together."""
    draft = queries.draft(found)
    form = VisionForm(posted(request), initial={"vision": draft.vision if draft else ""})
    return _form(request, found, form, actions.say_vision, "The vision is said.", title="Shared vision")


def add_promise(request: HttpRequest, found: Compact) -> HttpResponse:
    """Write what a party promises."""
    mine = belonging.parties_of(somebody(request), found)
    form = PromiseForm(found, _headings(found), posted(request), initial={"party": mine[0] if mine else None})
    another = ("Write another promise", found.address("add_promise"))
    return _form(
        request, found, form, actions.add_promise, "The promise stands in the draft.",
        following=another, title="Write a promise", of_compact=False,
    )  # fmt: skip


def word_promise(request: HttpRequest, wording: Wording) -> HttpResponse:
    """Word a promise otherwise."""
    found = wording.version.compact
    initial = {"text": wording.text, "heading": wording.heading}
    return _form(
        request,
        found,
        WordingForm(_headings(found), posted(request), initial=initial),
        partial(actions.word_promise, wording=wording),
        "The promise is worded otherwise.",
        title="Word a promise otherwise",
        caption=wording.promise.party.name,
        of_compact=False,
    )


def withdraw_promise(request: HttpRequest, wording: Wording) -> HttpResponse:
    """Take a promise out of the draft."""
    done = Done(wording.version.compact.address("draft"), "The promise is taken out of the draft.")
    return pressed(request, partial(actions.withdraw_promise, wording=wording), then=lambda _: done)


def agree(request: HttpRequest, found: Compact) -> HttpResponse:
    """Say yes to the draft for a party."""
    mine = belonging.parties_of(somebody(request), found)

    def then(given: Agreement) -> Done:
        if given.version.agreed_on:
            return Done(found.get_absolute_url(), "You agree, and so has everybody: it is in force.")
        back = found.address("take_back", given.party.pk)
        return Done(found.address("draft"), f"You agree for {given.party}. Others have yet to.", back)

    initial = {"on": clock.today(), "party": mine[0] if len(mine) == 1 else None}
    return form_page(
        request,
        AgreeForm(mine, posted(request), initial=initial),
        actions.agree,
        then=then,
        context=_context(
            request, found, title="Agree to the draft", button="Agree", intro="" if mine else FOR_NO_PARTY
        ),
    )


def take_back(request: HttpRequest, party: Party) -> HttpResponse:
    """Take back a party's yes."""
    done = Done(party.compact.address("draft"), f"Your yes for {party} is taken back.")
    return pressed(request, partial(actions.take_back_agreement, party=party), then=lambda _: done)


def begin_version(request: HttpRequest, found: Compact) -> HttpResponse:
    """Begin a new version from what is in force."""
    done = Done(found.address("draft"), "A new version is begun, from what is agreed.")
    return pressed(request, partial(actions.begin_version, compact=found), then=lambda _: done)


def add_party(request: HttpRequest, found: Compact) -> HttpResponse:
    """Name a party."""
    form = PartyForm(found, posted(request))
    said = "The party is named: say who speaks for it."
    return _form(request, found, form, actions.add_party, said, title="Name a party")


def add_speaker(request: HttpRequest, party: Party) -> HttpResponse:
    """Say who speaks for a party."""
    form, said = SpeakerForm(party, posted(request)), f"Somebody more speaks for {party}."
    return _of_party(request, party, form, actions.add_speaker, said, title="Who speaks for it")


def end_speaking(request: HttpRequest, speaker: Speaker) -> HttpResponse:
    """Say that somebody speaks for a party no longer."""
    said = f"{speaker.person} speaks for {speaker.party} no longer."
    done = Done(speaker.party.compact.address("draft"), said)
    return pressed(request, partial(actions.end_speaking, speaker=speaker), then=lambda _: done)


def leave(request: HttpRequest, party: Party) -> HttpResponse:
    """Say that a party leaves."""
    form, said = LeaveForm(posted(request), initial={"on": clock.today()}), f"{party} has left."
    return _of_party(request, party, form, actions.leave, said, title="A party leaves", button="It leaves")


def _of_party(
    request: HttpRequest, party: Party, form: Any, act: Callable[..., Any], said: str, **more: Any
) -> HttpResponse:
    acts = partial(act, party=party)
    return _form(request, party.compact, form, acts, said, caption=party.name, of_compact=False, **more)


def _form(
    request: HttpRequest,
    found: Compact,
    form: Any,
    act: Callable[..., Any],
    said: str,
    *,
    following: tuple[str, str] | None = None,
    of_compact: bool = True,
    **more: Any,
) -> HttpResponse:
    """A form that leads back to the draft. of_compact: the action is told the compact."""
    return form_page(
        request,
        form,
        partial(act, compact=found) if of_compact else act,
        then=lambda _: Done(found.address("draft"), said, next=following),
        context=_context(request, found, **more),
    )


def _context(request: HttpRequest, found: Compact, **more: Any) -> dict[str, Any]:
    draft = found.address("draft")
    return context(request, found, ("Draft", draft), cancel=draft, **more)


def _headings(found: Compact) -> list[str]:
    draft = queries.draft(found)
    return queries.headings_of(draft) if draft else list(Heading.values)
