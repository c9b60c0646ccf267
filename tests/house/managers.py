"""Which managers of another room's models a module uses: by import, or by a relation that leads there."""

import ast
from collections.abc import Iterator

from django.apps import apps
from django.db.models import QuerySet

from .reaching import Named
from .rooms import ROOMS

MANAGERS = {"objects", "_default_manager", "_base_manager"}
ASKING = {name for name in dir(QuerySet) if not name.startswith("_")} | {"visible_to"}
BY_CLASS = {"get_object_or_404", "get_list_or_404"}


def used_in(text: str, room: str) -> Iterator[Named]:
    """The other rooms whose managers a module of this room uses."""
    tree = ast.parse(text)
    models = {name: of for name, of in _models_imported(tree) if of != room}
    accessors = {name: rooms for name, rooms in _accessors().items() if room not in rooms}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and ast.unparse(node.value) in models:
            yield Named(models[ast.unparse(node.value)], node.lineno, ast.unparse(node))
        if isinstance(node, ast.Call) and _called(node) in BY_CLASS and ast.unparse(node.args[0]) in models:
            yield Named(models[ast.unparse(node.args[0])], node.lineno, ast.unparse(node))
        if isinstance(node, ast.Call) and (asked := _relation(node)):
            for of in accessors.get(asked.attr, ()):
                yield Named(of, node.lineno, ast.unparse(node.func))


def _relation(call: ast.Call) -> ast.Attribute | None:
    """What `thing.relation.filter(…)` asks; None for other calls, and for the values of a mapping."""
    asked = call.func
    if not isinstance(asked, ast.Attribute) or asked.attr not in ASKING:
        return None
    of_a_mapping = asked.attr == "values" and not call.args
    return asked.value if isinstance(asked.value, ast.Attribute) and not of_a_mapping else None


def _models_imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names by which a module calls models of rooms, and the rooms."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[:2] == ["goldthread", "server"] and len(parts) > 3 and parts[3] == "models":
                yield from ((name.asname or name.name, parts[2]) for name in node.names)
            elif parts[:2] == ["goldthread", "server"] and len(parts) == 3:
                for name in node.names:
                    if name.name == "models":
                        yield from (
                            (f"{name.asname or name.name}.{model.__name__}", parts[2])
                            for model in apps.get_app_config(parts[2]).get_models()
                        )


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _accessors() -> dict[str, set[str]]:
    """The relations that lead to many of a room's things, by what they are called from outside."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        for relation in model._meta.related_objects:
            room, name = relation.related_model._meta.app_label, relation.get_accessor_name()
            if room in ROOMS and name and name not in ASKING and not relation.one_to_one:
                found.setdefault(name, set()).add(room)
    return found
