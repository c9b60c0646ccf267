"""Asks for every address as every visitor, and says what came back."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from goldthread.server.people.admission import Declared

from .visitors import VISITORS
from .world import World

OUTSIDE = ("account", "mfa", "socialaccount", "openid_connect", "admin")  # django-allauth's own


@dataclass(frozen=True)
class Address:
    """One of our addresses: its name, and the blanks in it."""

    name: str
    blanks: tuple[str, ...]
    declared: Declared | None = None


@cache
def addresses() -> tuple[Address, ...]:
    """Every address of ours, by name; django-allauth's are its own to test."""
    return tuple(sorted(_walk(get_resolver(), "", ()), key=lambda a: a.name))


def _walk(resolver: URLResolver, space: str, blanks: tuple[str, ...]) -> Iterator[Address]:
    for each in resolver.url_patterns:
        own = (*blanks, *each.pattern.converters)
        if isinstance(each, URLResolver):
            if each.app_name not in OUTSIDE:
                yield from _walk(each, each.namespace or space, own)
        elif space or each.callback.__module__.startswith("goldthread."):
            yield Address(f"{space}:{each.name}", own, getattr(each.callback, "declared", None))


def filled(address: Address, world: World) -> str:
    """The address with its blanks filled from the world."""
    return reverse(address.name, kwargs={blank: _blank(address, blank, world) for blank in address.blanks})


def _blank(address: Address, blank: str, world: World) -> Any:
    thing = address.declared.thing if address.declared else ""
    room = address.name.split(":")[0]
    for key in (f"{address.name}.{blank}", f"{thing}.{blank}", f"{room}:{blank}", blank):
        if key in world.blanks:
            return world.blanks[key]
    raise LookupError(
        f"What stands for ‘{blank}’ in {address.name}? Say it in tests/server/{room}/addresses.py: "
        f'fill(world) puts world.blanks["{thing}.{blank}"].'
    )


def ask(client: Client, path: str, *, post: bool) -> int:
    """What comes back, as a status; whatever it changed is put back."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.post(path, {"nothing": "that is asked for"}) if post else client.get(path)
        transaction.set_rollback(True)
    client.cookies = kept
    return answer.status_code


def browsers(world: World) -> list[Client]:
    """Each visitor's own browser, signed in."""
    clients = [Client(raise_request_exception=False) for _ in VISITORS]  # an error of ours is a 500
    for visitor, client in zip(VISITORS, clients, strict=True):
        if visitor != "nobody":
            client.force_login(world.people[visitor])
    return clients
