"""Who is let in at an address, declared where the address stands; asked before the view is.

    path("edit/", form(definition.edit, MeasuresAbility.EDIT_MEASURES, measure_or_404), name="edit")

`page` is only looked at, `form` is looked at and sent, `button` is only pressed: any other way is answered
405. `of` finds the thing that the address names, if this person may see it (404); the rule is asked of that
thing (403); the view gets the thing in the place of the blanks that named it. `Refuses` lets nobody in at an
address that declares nothing, and the tests try every address as every visitor against its declaration.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import signature
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from goldthread.server.ui.refused import Answer, not_this_way

from .abilities import Ability
from .access import NotAllowed, can, require, require_anywhere
from .models import Person
from .pages import somebody
from .seen import Seen

View = Callable[..., HttpResponse]

LOOK, SEND = ("GET", "HEAD"), ("POST",)
ALLAUTH = "accounts/"  # where the addresses stand that are its own to guard
OURS = "goldthread."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rule:
    """Who is let in, of those who see the thing.

    like: one of these abilities at the thing decides it, but for the exceptions that the room's tests name;
    with `anywhere`, at any organisation or team. None: nothing more is asked.
    """

    says: str
    admit: Callable[..., None]
    like: tuple[Ability, ...] = ()
    anywhere: bool = False


@dataclass(frozen=True)
class Declared:
    """What an address declares."""

    methods: tuple[str, ...]
    rule: Rule
    seen: Seen | None
    thing: str


def _nothing_more(person: Person, thing: Any = None) -> None: ...


stranger = Rule("anybody, signed in or not", _nothing_more)
signed_in = Rule("everybody who is signed in", _nothing_more)
visible = Rule("whoever may see it", _nothing_more)


def anywhere(ability: Ability) -> Rule:
    """Whoever has the ability at some organisation or team."""

    def admit(person: Person, thing: Any = None) -> None:
        require_anywhere(person, ability)

    return Rule(f"{ability.key} anywhere", admit, like=(ability,), anywhere=True)


def either(*abilities: Ability) -> Rule:
    """Whoever has one of the abilities there."""

    def admit(person: Person, thing: Any) -> None:
        if not any(can(person, ability, thing) for ability in abilities[:-1]):
            require(person, abilities[-1], thing)

    return Rule(" or ".join(ability.key for ability in abilities), admit, like=abilities)


def only(says: str, lets_in: Callable[..., bool], *, or_else: str, like: Ability | None = None) -> Rule:
    """Whom `lets_in(person, thing)` lets in; whom it does not reads `or_else`, with `{thing}` said (403)."""

    def admit(person: Person, thing: Any) -> None:
        if not lets_in(person, thing):
            raise NotAllowed(or_else.format(thing=thing))

    return Rule(says, admit, like=(like,) if like else ())


def page(view: View, who: Rule | Ability, of: Callable[..., Any] | None = None) -> View:
    """An address that is only looked at."""
    return _declared(view, LOOK, who, of)


def form(view: View, who: Rule | Ability, of: Callable[..., Any] | None = None) -> View:
    """An address that is looked at, and sent something."""
    return _declared(view, LOOK + SEND, who, of)


def button(view: View, who: Rule | Ability, of: Callable[..., Any] | None = None) -> View:
    """An address that does something when it is sent to, and shows nothing."""
    return _declared(view, SEND, who, of)


def _declared(
    view: View, methods: tuple[str, ...], who: Rule | Ability, of: Callable[..., Any] | None
) -> View:
    rule = who if isinstance(who, Rule) else _of_ability(who)
    blanks = list(signature(of).parameters)[1:] if of else []

    @wraps(view)
    def admitted(request: HttpRequest, **given: Any) -> HttpResponse:
        if request.method not in methods:
            return not_this_way(request, methods)
        found = [of(request, **{blank: given.pop(blank) for blank in blanks})] if of else []
        if rule is not stranger:
            rule.admit(somebody(request), *found)
        return view(request, *found, **given)

    thing = signature(of).return_annotation if of else ""
    seen = of.seen if of else None  # type: ignore[attr-defined]
    declared = Declared(methods, rule, seen, getattr(thing, "__name__", thing))
    admitted.declared = declared  # type: ignore[attr-defined]
    admitted.login_required = rule is not stranger  # type: ignore[attr-defined]
    return admitted


def _of_ability(ability: Ability) -> Rule:
    def admit(person: Person, thing: Any) -> None:
        require(person, ability, thing)

    return Rule(ability.key, admit, like=(ability,))


class Refuses:
    """Middleware: an address of ours that does not declare who is let in lets nobody in (403)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, given: Any) -> None:
        if not hasattr(view, "declared") and not _is_of_allauth(request, view):
            log.error("%s declares nobody who is let in: nobody is.", request.path)
            raise PermissionDenied("This address does not say who may open it, so that nobody may.")


def _is_of_allauth(request: HttpRequest, view: View) -> bool:
    at = request.resolver_match.route if request.resolver_match else ""
    return at.startswith(ALLAUTH) and not view.__module__.startswith(OURS)
