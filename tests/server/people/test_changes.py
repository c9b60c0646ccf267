"""Nothing changes but through actions, and every action leaves its event: read from the code itself."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import goldthread.server
from goldthread.server.audit.actions import Kind

SERVER = Path(goldthread.server.__file__).parent
WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
OF_QUERIES = {"objects", "filter", "exclude", "all", "select_for_update"}  # what .update() is called on
BY_NOBODY = {  # the invited has no account yet; the clock has none at all
    "accept",
    "write_weekly_letter",
    "take_up",  # by whoever said yes
    "turn_down",  # by whoever said no, with an account or without
}
MANY = {
    "bring_totals_up_to_date",
    "remind",
}  # goes through many actions, one after the other, each whole or not at all
THROUGH_ONE = {"ask_to_take_part", "seat_patient_partner"}  # say one other action in fewer words
BOOKKEEPING = {  # how far something is, and what became of it: the action that asked for it was recorded
    "measures/standings.py",  # worked out from what an action changed, within it
    "post/outbox.py",
    "unnamed/envelopes.py",  # refuses outside a draft or an anonymous action of a room
    "work/queue.py",
    "work/turns.py",
    "work/workers.py",
}
OF_SIGNING_IN = {  # is no change of the programme, and has a record of its own: the security log
    "people/sessions.py",
    "people/signing_forms.py",  # asks allauth to send a letter
    "security/limits.py",
    "security/log.py",
    "security/models.py",
}
NOT_OURS = {"workbook", "book"}  # a spreadsheet is saved too


def is_of_actions(path: Path) -> bool:
    return path.name == "actions.py" or "actions" in path.parent.parts[len(SERVER.parts) :]


def sources() -> list[Path]:
    """The files of every room. (What restores a backup is no room: it changes nothing, it puts back.)"""
    found = [p for app in SERVER.glob("*/apps.py") for p in app.parent.rglob("*.py")]
    return [p for p in found if "migrations" not in p.parts]


def modules_of_actions() -> Iterator[str]:
    for path in sources():
        name = ".".join(path.relative_to(SERVER).with_suffix("").parts).removesuffix(".__init__")
        if is_of_actions(path) and not name.startswith("audit."):
            yield f"goldthread.server.{name}"


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the name of each call that writes to the database."""
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
            continue
        on = {n.attr for n in ast.walk(call.func.value) if isinstance(n, ast.Attribute)}
        named = {n.id for n in ast.walk(call.func.value) if isinstance(n, ast.Name)}
        if (call.func.attr in WRITES and not named & NOT_OURS) or (
            call.func.attr == "update" and on & OF_QUERIES
        ):
            yield call.lineno, call.func.attr


def rooms() -> list[str]:
    return sorted({name.split(".actions")[0] for name in modules_of_actions()})


def functions_of(module: ModuleType) -> list[FunctionType]:
    """The public functions that a module offers and that are made among actions."""
    found = [f for name, f in inspect.getmembers(module, inspect.isfunction) if not name.startswith("_")]
    room = module.__name__.split(".actions")[0]
    return [f for f in found if f.__module__.startswith(f"{room}.actions")]


def test_only_actions_write() -> None:
    written = {
        f"{path.relative_to(SERVER)}:{line} .{call}()"
        for path in sources()
        if not is_of_actions(path) and str(path.relative_to(SERVER)) not in BOOKKEEPING | OF_SIGNING_IN
        for line, call in writes(ast.parse(path.read_text()))
    }
    assert written == set()


@pytest.mark.parametrize("room", rooms())
def test_all_that_a_room_offers_as_its_actions_are_actions(room: str) -> None:
    offered = functions_of(importlib.import_module(f"{room}.actions"))
    others = {f.__name__ for f in offered if not getattr(f, "is_action", False)}
    assert others - MANY - THROUGH_ONE == set()


@pytest.mark.parametrize("name", sorted(modules_of_actions()))
def test_every_action_takes_keywords_only_and_says_who(name: str) -> None:
    for does in functions_of(importlib.import_module(name)):
        if getattr(does, "is_action", False):
            asked = inspect.signature(does).parameters
            assert all(p.kind is p.KEYWORD_ONLY for p in asked.values()), does.__name__
            if does.kind is Kind.ANONYMOUS:
                assert "by" not in asked, does.__name__
                continue
            assert "by" in asked or does.__name__ in BY_NOBODY, does.__name__


def test_the_scan_sees_a_write() -> None:
    seen = writes(ast.parse("Person.objects.filter(pk=1).update(name='')\nperson.save()\nwords.update(a=1)"))
    assert sorted(seen) == [(1, "update"), (2, "save")]
