"""What import-linter cannot see: templates, addresses, models and modules that are named in strings.

Each function reads one text and says what in it names another room, so that a test can show that it finds it.
"""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.urls import Resolver404, resolve

from .rooms import ROOMS

ADDRESS = re.compile(r"([a-z_]+):[a-z_]*")
TEMPLATE = re.compile(r"([a-z_]+)/[\w/]+\.(?:jinja|html|txt|md)(?:\.jinja)?")
MODULE = re.compile(r"goldthread\.server\.([a-z_]+)\b[\w.]*")
MODEL = re.compile(r"([a-z_]+)\.([A-Za-z]+)")
QUOTED = r"""(?<=["'])(?:{})(?=["'])"""
LINK = re.compile(r"""(?:href|action|src)=["'](/[^"'{}#?]+)""")


class Named(NamedTuple):
    """A room that is named, on which line, and by which words."""

    room: str
    line: int
    words: str


def in_template(text: str) -> Iterator[Named]:
    """The rooms whose templates or addresses a template names, by name or as they stand."""
    for pattern in (ADDRESS, TEMPLATE):
        for found in re.finditer(QUOTED.format(pattern.pattern), text):
            if found[1] in ROOMS:
                yield Named(found[1], _line(text, found), found[0])
    for found in LINK.finditer(text):
        for room in _rooms_at(found[1]):
            yield Named(room, _line(text, found), found[1])


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _rooms_at(address: str) -> list[str]:
    try:
        return [room for room in resolve(address).app_names if room in ROOMS]
    except Resolver404:
        return []


def in_module(text: str) -> Iterator[Named]:
    """The rooms whose templates, addresses, modules or models a module names in strings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _in_string(node.value, node.lineno)
        if isinstance(node, ast.Call):
            yield from _in_call(node)


def _in_string(text: str, line: int) -> Iterator[Named]:
    for pattern in (ADDRESS, TEMPLATE, MODULE):
        if (named := pattern.fullmatch(text)) and named[1] in ROOMS:
            yield Named(named[1], line, text)
    if (named := MODEL.fullmatch(text)) and named[1] in ROOMS and _is_model(*named.groups()):
        yield Named(named[1], line, text)


def _in_call(call: ast.Call) -> Iterator[Named]:
    """`get_model("measures", "Measure")`, and whatever takes an app's label by that name."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    labels = [call.args[0]] if name == "get_model" and len(call.args) == 2 else []
    labels += [each.value for each in call.keywords if each.arg == "app_label"]
    for label in labels:
        if isinstance(label, ast.Constant) and label.value in ROOMS:
            yield Named(label.value, call.lineno, ast.unparse(call))


def _is_model(label: str, name: str) -> bool:
    return label in apps.app_configs and name.lower() in apps.all_models[label]
