"""Every action asks whether whoever calls it may: read from the code itself, and tried by two who may not."""

import ast
import enum
import importlib
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from goldthread.server.audit.actions import Kind, Refusal
from goldthread.server.people import access
from goldthread.server.people.models import Person

from ..addresses.world import World, build
from . import asking_or_not
from .test_changes import functions_of, modules_of_actions

Action = Callable[..., Any]

ASKS_NOTHING = {  # with the reason
    "compacts.agree": "whoever speaks for the party alone (NotASpeaker)",
    "compacts.call_out": "whoever speaks for a party alone (NotASpeaker)",
    "compacts.take_back_agreement": "whoever speaks for the party alone (NotASpeaker)",
    "meetings.say_missed": "the clock's",
    "improvement.leave_team": "gives back what is theirs who calls it, and nothing else",
    "improvement.take_up": "whoever was asked said yes: the question was theirs to answer",
    "improvement.turn_down": "whoever was asked said no: the question was theirs to answer",
    "people.accept": "whoever was invited alone, by the link or signed in (ForSomebodyElse)",
    "people.decline": "whoever was invited alone, by the link or signed in (ForSomebodyElse)",
    "people.ask": "a part of rooms' actions, which have asked who may",
    "people.withdraw_question": "a part of rooms' actions, which have asked who may",
    "people.take_role": "a part of actions, which have asked whether one may take it",
    "people.found_organisation": "at the shell, or by whoever was asked to found one (FromTheShell)",
    "post.write_weekly_letter": "the clock's",
    "work.ask": "a part of pages, whose addresses have asked; the job asks again when it is done",
}
AT_HOME = {"people.add_person": "makes somebody known, who holds nothing yet: for who manages people"}


@pytest.fixture
def world(db: None) -> World:
    return build()


def actions() -> dict[str, Action]:
    """Every action that is somebody's, by its room and name.

    Those whose `by` is None by its type are the shell's and the clock's: no page can call them.
    """
    found: dict[str, Action] = {}
    for module in sorted(modules_of_actions()):
        for does in functions_of(importlib.import_module(module)):
            is_somebodys = get_type_hints(does).get("by") is not NoneType
            if getattr(does, "kind", None) in (Kind.ACTION, Kind.DRAFT) and is_somebodys:
                found[f"{module.split('.')[2]}.{does.__name__}"] = does
    return found


def test_every_action_hands_whoever_calls_it_to_something_that_asks() -> None:
    silent = {name for name, does in actions().items() if not asks(does, "by")}
    assert silent == set(ASKS_NOTHING)


def test_nobody_does_what_they_may_not(world: World) -> None:
    """Each action, called with what is there by somebody of another trust, and by somebody of none."""
    came: dict[str, Counter[str]] = {}
    for who in ("outsider", "nobody here"):
        by = world.people.get(who) or world.add(who, None)
        for name, does in actions().items():
            if "by" in inspect.signature(does).parameters:
                came.setdefault(name, Counter())[tried(does, by, world)] += 1
    done = {name for name, answers in came.items() if answers["done"]}
    assert done <= {"people.take_role", *AT_HOME}, done
    refused = [name for name, answers in came.items() if answers["may not"] == 2]
    assert len(refused) > 80, {n: a for n, a in came.items() if n not in refused}


def tried(does: Action, by: Person, world: World) -> str:
    """What comes of it; whatever it changed is put back."""
    try:
        given = {name: thing(kind, name, world) for name, kind in asked(does)}
    except LookupError as wrong:
        return f"not tried: {wrong}"
    try:
        with transaction.atomic():
            does(**given, by=by)
            transaction.set_rollback(True)
        return "done"
    except PermissionDenied:
        return "may not"
    except (Refusal, ValidationError) as other:
        return f"refused: {type(other).__name__}"
    except Exception as wrong:  # what was made up for it did not fit
        return f"{type(wrong).__name__}: {wrong}"[:80]


def asked(does: Action) -> Iterator[tuple[str, Any]]:
    """What an action must be given beside whoever calls it, with the kind of each."""
    hints = get_type_hints(does)
    for name, parameter in inspect.signature(does).parameters.items():
        if name != "by" and parameter.default is inspect.Parameter.empty:
            yield name, hints[name]


def thing(kind: Any, name: str, world: World) -> Any:
    """Something of that kind: a row that is there, or what anybody could have typed."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if kind is Person:
        return world.people["staff"]
    if isinstance(kind, type) and issubclass(kind, models.Model) and kind is not models.Model:
        if row := kind._default_manager.order_by("pk").first():
            return row
        raise LookupError(f"no {kind.__name__} is there")
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    plain: dict[Any, Any] = {
        str: "x@example.org" if name == "email" else "Anything",
        int: 1,
        float: 1.0,
        bool: True,
    }
    plain[date] = date(2019, 7, 1)
    if kind in plain:
        return plain[kind]
    if get_origin(kind) is not None:
        return {} if "apping" in str(get_origin(kind)) else []
    raise LookupError(f"what is a {kind}?")


def asks(does: Action, who: str, seen: frozenset[Any] = frozenset()) -> bool:
    """Whether `does` refuses by what its argument `who` may, itself or through what it hands that to."""
    inner = inspect.unwrap(does)
    if inner in seen:
        return False
    tree = ast.parse(textwrap.dedent(inspect.getsource(inner)))
    if any(_refuses_by(node, who) for node in ast.walk(tree)):
        return True
    return any(
        called in ASKED or (_is_ours(called) and asks(called, name, seen | {inner}))
        for called, name in _handed_on(tree, who, inner.__globals__)
    )


ASKED = {
    getattr(access, name)
    for name in ("can", "require", "require_anywhere", "require_to_grant", "may_grant", "manages_people_in")
}


def _refuses_by(node: ast.AST, who: str) -> bool:
    """`if …who…: raise NotAllowed`, or a subclass by name."""
    if not isinstance(node, ast.If) or who not in _names(node.test):
        return False
    raised = [each for each in node.body if isinstance(each, ast.Raise) and each.exc]
    return any("NotAllowed" in _names(each) for each in raised)


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _handed_on(tree: ast.AST, who: str, known: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """Each function that is handed `who`, with what it calls that."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = _called(call.func, known)
        if not inspect.isfunction(called):
            continue
        parameters = list(inspect.signature(called).parameters)
        for place, given in enumerate(call.args):
            if isinstance(given, ast.Name) and given.id == who and place < len(parameters):
                yield called, parameters[place]
        for keyword in call.keywords:
            if isinstance(keyword.value, ast.Name) and keyword.value.id == who and keyword.arg:
                yield called, keyword.arg


def _called(func: ast.expr, known: Mapping[str, Any]) -> Any:
    if isinstance(func, ast.Name):
        return known.get(func.id)
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
        return getattr(known.get(func.value.id), func.attr, None)
    return None


def _is_ours(called: Any) -> bool:
    return str(getattr(called, "__module__", "")).startswith(("goldthread.server.", __package__))


@pytest.mark.parametrize(
    ("name", "does_ask"),
    [
        ("straight", True),
        ("through_another", True),
        ("owner", True),
        ("of_somebody_else", False),
        ("none", False),
    ],
)
def test_the_reading_sees_who_is_asked(name: str, does_ask: bool) -> None:
    assert asks(getattr(asking_or_not, name), "by") is does_ask
