"""How often anybody may try to get in, by what they try: `limits` says how, this says how much.

- By account and network: whoever hammers a colleague's address slows themselves down, not the colleague,
  who comes from elsewhere.
- By network, so that one computer does not try everybody's address in turn.
- A browser in which that account was signed in to before has a limit of its own (`known`): it gets
  through, whatever others do, also from the same network.
- Everywhere: when very many fail in the whole place, strangers have fewer tries each. Nobody is shut out.
- Second factors are short: besides, so many a day for one person, however many networks ask. Only who
  has the password gets as far.
"""

from datetime import timedelta
from math import ceil

from django.http import HttpRequest
from django.urls import reverse

from goldthread.server.refusal import TooSoon

from . import known, log
from .limits import Limit, Pace, Taken, count, once, take
from .models import SecurityEvent
from .networks import address_of, network_of

Kind = SecurityEvent.Kind

ACCOUNT = Pace("account", 5, 120)
ACCOUNT_UNDER_ATTACK = Pace("account under attack", 2, 300)
NETWORK = Pace("network", 60, 10)
KNOWN = Pace("known", 10, 60)
CODE_WHERE_KNOWN = Pace("code where known", 10, 300)
EVERYWHERE = Pace("everywhere", 300, 2)
CODE_OF_PERSON = Pace("code of person", 20, 900)
LETTERS_TO_ADDRESS = Pace("letters", 5, 900)
LINKS = Pace("links", 40, 15)
PASSKEYS = Pace("passkeys", 30, 5)
NOTES = Pace("notes", 20, 20)
NOTES_OF_LINK = Pace("notes of link", 60, 60)


def password(request: HttpRequest, account: str, person: int | None = None) -> Taken:
    """Before a password is looked at: give back what was taken if it was right. Raises TooSoon."""
    account = account.strip().lower()
    if name := known.name_of(request, account):
        taken, wait = take(Limit(KNOWN, (account, name)))
        if not wait:
            return taken
    counted, attacked = count(Limit(EVERYWHERE, ("password",)))
    here = network_of(address_of(request))
    pace = ACCOUNT_UNDER_ATTACK if attacked else ACCOUNT
    taken, wait = take(Limit(pace, (account, here)), Limit(NETWORK, (here,)))
    if wait:
        reset = ("Ask for a new password", reverse("account_reset_password"))
        raise _too_soon(request, wait, person, "ask for a new password", reset)
    return Taken((*taken.limits, *counted.limits))


def code(request: HttpRequest, account: str, person: int) -> Taken:
    """Before a code of a second factor is looked at. Raises TooSoon."""
    if name := known.name_of(request, account):
        taken, wait = take(Limit(CODE_WHERE_KNOWN, (account, name)))
        if not wait:
            return taken
    here = network_of(address_of(request))
    taken, wait = take(
        Limit(ACCOUNT, ("code", account, here)),
        Limit(CODE_OF_PERSON, (account,)),
        Limit(NETWORK, (here,)),
    )
    if wait:
        raise _too_soon(request, wait, person, "use a passkey")
    return taken


def letter(request: HttpRequest, address: str) -> bool:
    """Before a letter with a link is sent to an address that somebody typed: whether it is to be sent.

    An address has had its letters when it had five: then nothing is sent, and nothing is said of it, for
    they are there to be read. Raises TooSoon for a network that asks and asks.
    """
    _, wait = take(Limit(LINKS, ("letters", network_of(address_of(request)))))
    if wait:
        raise _too_soon(request, wait, None, "")
    _, had = count(Limit(LETTERS_TO_ADDRESS, (address.strip().lower(),)))
    return not had


def link(request: HttpRequest) -> None:
    """When a link that should be one of ours is none. Raises TooSoon where somebody makes them up."""
    _by_network(request, LINKS)


def passkey(request: HttpRequest) -> None:
    """Before a passkey is looked at. Nobody can guess one; looking at it costs time. Raises TooSoon."""
    _by_network(request, PASSKEYS)


def note_without_signing_in(request: HttpRequest, link: str) -> None:
    """Before what somebody writes by a link, without signing in, is taken. Raises TooSoon.

    By link and network, for those of one place often come from one; and by link, however many networks.
    """
    here = network_of(address_of(request))
    _, wait = take(Limit(NOTES, (link, here)), Limit(NOTES_OF_LINK, (link,)))
    if wait:
        raise _too_soon(request, wait, None, "")


def _by_network(request: HttpRequest, pace: Pace) -> None:
    _, wait = take(Limit(pace, (network_of(address_of(request)),)))
    if wait:
        raise _too_soon(request, wait, None, "")


def _too_soon(
    request: HttpRequest,
    wait: timedelta,
    person: int | None,
    instead: str,
    way: tuple[str, str] | None = None,
) -> TooSoon:
    if once("slowed", network_of(address_of(request)), within=60):
        log.note(Kind.SLOWED, request, person=person)
    seconds = max(1, ceil(wait.total_seconds()))
    often = f"Too many attempts from here. Wait {_said(seconds)}, and try again"
    return TooSoon(f"{often}, or {instead}." if instead else f"{often}.", seconds=seconds, way=way)


def _said(seconds: int) -> str:
    if seconds <= 90:
        return f"{seconds} second{'s' if seconds != 1 else ''}"
    return f"{ceil(seconds / 60)} minutes"
