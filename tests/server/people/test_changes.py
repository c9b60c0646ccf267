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

from ...house.writing import writes

SERVER = Path(goldthread.server.__file__).parent
BY_NOBODY = {  # the invited has no account yet; the clock has none at all
    "accept",
    "write_weekly_letter",
    "tell_signals",
    "say_missed",
    "take_up",  # by whoever said yes
    "turn_down",  # by whoever said no, with an account or without
}
MANY = {
    "bring_totals_up_to_date",
    "remind",
}  # goes through many actions, one after the other, each whole or not at all
WITHIN_ONE = {"keep"}  # refuses outside an action, which records it
THROUGH_ONE = {"ask_to_take_part", "seat_patient_partner"}  # say one other action in fewer words
MAY_WRITE = {  # with the reason: what is no change of the programme, or goes with an action that is recorded
    "live/telling.py": "that something changed, and nothing of it",
    "measures/telling.py": "how far somebody knows a measure; telling them is an action",
    "measures/bases.py": "what a chart rests on, kept within the action that changed it",
    "measures/standings.py": "worked out from what an action changed, within it",
    "post/outbox.py": "what became of a letter: the action that asked for it was recorded",
    "unnamed/envelopes.py": "refuses outside a draft or an anonymous action of a room",
    "search/looking.py": "asks the index, and changes nothing",
    "search/keeping.py": "an index, read from what actions changed",
    "search/watching.py": "the triggers of that index",
    "work/queue.py": "how far a job is: the action that asked for it was recorded",
    "work/turns.py": "that something came round",
    "work/workers.py": "which workers are there",
    "people/factors_at_rest.py": "seals what somebody set up, and changes nothing of it",
    "people/sessions.py": "signing in has a record of its own, the security log",
    "people/signing_forms.py": "asks allauth to send a letter",
    "security/limits.py": "how often somebody tried",
    "security/log.py": "the security log itself",
    "security/models.py": "the security log itself",
    "upkeep/checks/of_database.py": "asks the database how it is",
    "upkeep/checks/of_time.py": "asks the database what time it is",
    "files/drawing.py": "saves a picture in the memory, as a JPEG",
}


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
        if not is_of_actions(path) and str(path.relative_to(SERVER)) not in MAY_WRITE
        for line, call in writes(ast.parse(path.read_text()))
    }
    assert written == set()


@pytest.mark.parametrize("room", rooms())
def test_all_that_a_room_offers_as_its_actions_are_actions(room: str) -> None:
    offered = functions_of(importlib.import_module(f"{room}.actions"))
    others = {f.__name__ for f in offered if not getattr(f, "is_action", False)}
    assert others - MANY - THROUGH_ONE - WITHIN_ONE == set()


@pytest.mark.parametrize("name", sorted(modules_of_actions()))
def test_every_action_takes_keywords_only_and_says_who(name: str) -> None:
    for does in functions_of(importlib.import_module(name)):
        if getattr(does, "is_action", False):
            asked = inspect.signature(does).parameters
            assert all(p.kind is p.KEYWORD_ONLY for p in asked.values()), does.__name__
            if getattr(does, "kind", None) is Kind.ANONYMOUS:
                assert "by" not in asked, does.__name__
                continue
            assert "by" in asked or does.__name__ in BY_NOBODY, does.__name__


def test_whatever_may_write_is_there_and_does() -> None:
    for path in MAY_WRITE:
        assert list(writes(ast.parse((SERVER / path).read_text()))), path


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Person.objects.filter(pk=1).update(name='')", "update"),
        ("person.save()", "save"),
        ("form.save()", "save"),
        ("setattr(person, 'name', ''); person.save(update_fields=['name'])", "save"),
        ("await person.asave()", "asave"),
        ("Person.objects.all().delete()", "delete"),
        ("person.delete()", "delete"),
        ("organisation.teams.create(name='')", "create"),
        ("Person.objects.bulk_create([])", "bulk_create"),
        ("Person.objects.bulk_update([], ['name'])", "bulk_update"),
        ("Person.objects.get_or_create(pk=1)", "get_or_create"),
        ("Person.objects.update_or_create(pk=1)", "update_or_create"),
        ("Person._base_manager.update(name='')", "update"),
        ("people = Person.objects.filter(pk=1)\npeople.update(name='')", "update"),
        (
            "people = Person.objects.filter(pk=1)\nsome = people.all()\nsome.update(name='')",
            "update",
        ),
        ("def f(people: QuerySet[Person]): people.update(name='')", "update"),
        ("def f(people: 'PersonQuerySet'): people.update(name='')", "update"),
        ("organisation.teams.open().update(name='')", "update"),
        ("whatever.update(n=F('n') + 1)", "update"),
        ("objective.value_streams.add(stream)", "add"),
        ("objective.value_streams.remove(stream)", "remove"),
        ("objective.value_streams.set([stream])", "set"),
        ("objective.value_streams.clear()", "clear"),
        ("stream.objective_set.clear() if 0 else partnership.organisations.clear()", "clear"),
        ("links = objective.value_streams\nlinks.add(stream)", "add"),
        ("for links in (objective.value_streams, objective.priorities): links.clear()", "clear"),
        ("links = getattr(objective, name)\nlinks.set([])", "set"),
        ("getattr(objective, name).set([])", "set"),
        ("links_of(objective).add(stream)", "add"),
        ("def f(links: RelatedManager[Stream]): links.add(stream)", "add"),
        ("(objective.value_streams if yes else objective.priorities).add(one)", "add"),
        ("connection.cursor()", "cursor"),
        ("cursor.execute('DELETE FROM people_person')", "execute"),
        ("cursor.executemany('DELETE FROM people_person', [])", "executemany"),
        ("Person.objects.raw('DELETE FROM people_person RETURNING *')", "raw"),
        ("migrations.RunSQL('DELETE FROM people_person')", "RunSQL"),
        ("RunSQL('DELETE FROM people_person')", "RunSQL"),
        ("call_command('flush')", "call_command"),
        ("sqlite3.connect(place)", "connect"),
        ("connection.schema_editor()", "schema_editor"),
        ("transaction.on_commit(person.save)", "save"),
        ("getattr(person, 'save')()", "save"),
        ("write = Person.objects.filter(pk=1).update\nwrite(name='')", "update"),
    ],
)
def test_the_scan_sees_every_way_to_write(source: str, name: str) -> None:
    assert name in {seen for _, seen in writes(ast.parse(source))}


@pytest.mark.parametrize(
    "source",
    [
        "words.update(a=1)",
        "seen = set()\nseen.add(1)\nseen.remove(1)\nseen.clear()",
        "known.setdefault(key, set()).add(1)",
        "names = set(objective.value_streams.values_list('name'))\nnames.add('')",
        "ended.set()",
        "workbook.save(file)",
        "first = Person.objects.filter(pk=1).first()\nfirst.add(1)",
    ],
)
def test_the_scan_lets_sets_and_spreadsheets_be(source: str) -> None:
    assert list(writes(ast.parse(source))) == []
