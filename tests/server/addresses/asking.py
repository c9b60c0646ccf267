"""Asks for every address as every visitor, and says what came back."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from goldthread.server.people.admission import Declared

from .world import World

VISITORS = (
    "nobody",
    "outsider",
    "staff",
    "team lead",
    "facilitator",
    "executive",
    "board member",
    "administrator",
    "evaluator",
    "partnership board",
    "patient partner",
)
OUTSIDE = ("account", "mfa", "socialaccount", "openid_connect", "admin")  # django-allauth's own


@dataclass(frozen=True)
class Address:
    """One of our addresses: its name, and the blanks in it."""

    name: str
    blanks: tuple[str, ...]
    declared: Declared | None = None


def addresses() -> list[Address]:
    """Every address of ours, by name; django-allauth's are its own to test."""
    return sorted(_walk(get_resolver(), "", ()), key=lambda a: a.name)


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
    own = f"{address.name}.{blank}"
    if own in world.blanks:
        return world.blanks[own]
    room, name = address.name.split(":")
    if blank == "part_pk":
        return world.blanks["stream_part" if "stream" in name else "workshop_part"]
    if blank == "pk":
        return world.blanks[_pk_of(room, name, address)]
    return world.blanks[blank]


def _pk_of(room: str, name: str, address: Address) -> str:
    if room == "work":
        return "work_pk"
    if room == "aims":
        of_a_stream = "dimension" in address.blanks or "stream" in name or name == "untie"
        return "stream_pk" if of_a_stream else "objective_pk"
    if "stream" in name or name == "propose":
        return "stream_pk"
    return "run_pk" if name in RUN_ONLY else "workshop_pk"


RUN_ONLY = ("record_values", "report_out", "write_report", "close", "end")


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
    clients = [Client(raise_request_exception=False) for _ in VISITORS]
    for visitor, client in zip(VISITORS, clients, strict=True):
        if visitor != "nobody":
            client.force_login(world.people[visitor])
    return clients
