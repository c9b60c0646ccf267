"""`python -m attack.planting`: builds the small programme in GOLDTHREAD_DATA, and prints what was planted.

Every free text of every row becomes a word of its own, with what would be script or a formula if a page or
a download took it for one. Written straight into the tables, since what the forms refuse is tried by the
fuzz.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

BELOW = "goldthread.server.search"
"""The last of what stands below the rooms: a room that is made later is planted, too."""
EVERYBODYS = ("priority", "publishedtotal")
"""Kinds of row that stand for everybody to see."""
OF_PEOPLE = ("team", "datedevent")
PASSWORD = "three words together"
"""The administrator's."""
DAY = date(2019, 7, 15)
INSIDE = ("staff", "facilitator", "executive", "team lead", "somebody")
"""Who holds a role at the trust and nowhere else."""
PAYLOAD = "=1+zq{n}z\" data-zq='1'><i data-zq=2>"


def main() -> None:
    from goldthread.cli import django_ready
    from goldthread.cli.place.database import migrate, prepare
    from goldthread.server.config import place as places

    places.describe(replace(prepare(), today=DAY))
    django_ready()
    migrate()
    from tests.server.addresses import asking, visitors, world

    built = world.build()
    built.people["administrator"].set_password(PASSWORD)
    built.people["administrator"].save()
    sessions = _sessions(built, visitors.SIGNED_IN)
    addresses = [_address(a, built, asking.filled) for a in asking.addresses() if a.declared]
    addresses += _of_signing_in()
    words = list(_plant(built))
    print(json.dumps({"addresses": addresses, "sessions": sessions, "words": words}))


def _address(address: Any, built: Any, filled: Any) -> dict[str, Any]:
    from django.urls import NoReverseMatch, reverse

    blanks = {}
    path = filled(address, built)
    marks = {blank: (77770 + n) for n, blank in enumerate(address.blanks)}
    for blank, mark in marks.items():
        try:
            other = {b: m if b == blank else _like(path, address, b, built) for b, m in marks.items()}
            blanks[blank] = reverse(address.name, kwargs=other).replace(str(mark), "{}")
        except NoReverseMatch:
            continue
    return {"name": address.name, "path": path, "ways": address.declared.methods, "blanks": blanks}


def _of_signing_in() -> list[dict[str, Any]]:
    """django-allauth's addresses, which declare nothing: they are as much in reach as ours."""
    from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

    def names(resolver: URLResolver) -> Iterator[str]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                yield from names(each)
            elif each.name and each.callback.__module__.startswith("allauth."):
                yield each.name

    found = []
    for name in names(get_resolver()):
        with suppress(NoReverseMatch):  # those that need the key of a letter
            found.append({"name": name, "path": reverse(name), "ways": ["GET", "POST"], "blanks": {}})
    return found


def _like(path: str, address: Any, blank: str, built: Any) -> Any:
    from tests.server.addresses.asking import _blank

    return _blank(address, blank, built)


def _sessions(built: Any, signed_in: tuple[str, ...]) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    sessions = {}
    for visitor in (*signed_in, "left"):
        client = Client()
        client.force_login(built.people[visitor])
        sessions[visitor] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return sessions


def _plant(built: Any) -> Any:
    """Plant a word into each free text; yields for each its number, where it is, and whose it is."""
    from django.apps import apps
    from django.db import IntegrityError, models, transaction
    from django.db.utils import DataError

    insiders = {built.people[name].pk for name in INSIDE}
    n = 1000
    for model in apps.get_models():
        if model._meta.app_label not in (*_rooms(), "people", "audit"):
            continue
        for row in model._base_manager.all():
            for field in model._meta.concrete_fields:
                if not _is_free(field, models) or not getattr(row, field.attname):
                    continue
                n += 1
                text = PAYLOAD.format(n=n)
                if field.max_length and len(text) > field.max_length:
                    continue
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=row.pk).update(**{field.attname: text})
                except (IntegrityError, DataError):
                    continue
                whose = _whose(model._meta.app_label, str(model._meta.model_name), row, insiders)
                yield {"n": n, "where": f"{model._meta.label}:{row.pk}.{field.name}", "whose": whose}


def _is_free(field: Any, models: Any) -> bool:
    named = (
        "code",
        "slug",
        "what",
        "subject",
        "actor",
        "key",
        "unit",
        "password",
        "ods_code",
        "kind",
        "step",
        "rule",
        "without",
        "instead",
    )
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.EmailField | models.SlugField)
        and not field.choices
        and field.name not in named
        and not field.unique
    )


@cache
def _rooms() -> tuple[str, ...]:
    """The rooms of the house, which stand above its services."""
    from django.apps import apps

    ours = [each for each in apps.get_app_configs() if each.name.startswith("goldthread.server.")]
    return tuple(each.label for each in ours[[each.name for each in ours].index(BELOW) + 1 :])


def _partnership_s(row: Any) -> str:
    """The room of what is a partnership's, or hangs on what is; '' for what is an organisation's."""
    for name in ("routine", "meeting", "compact", "version", "party", "promise", "breach"):
        if above := getattr(row, name, None):
            return _partnership_s(above)
    return str(row._meta.app_label) if getattr(row, "partnership_id", None) else ""


def _subject(event: Any) -> Any:
    """What a line of the record is about, if it is still there."""
    from django.apps import apps

    kind, _, pk = event.subject.rpartition(":")
    return apps.get_model(kind)._base_manager.filter(pk=pk).first() if "." in kind and pk.isdigit() else None


def _whose(room: str, kind: str, row: Any, insiders: set[int]) -> str:
    """'room': of the trust's programme; 'person': of somebody of the trust; 'table': of those who hold a role
    in the partnership; '' where more may see it.
    """
    if of := _partnership_s(row if room != "audit" else _subject(row)):
        return "" if of == "compacts" else "table"
    if room in _rooms() and kind not in EVERYBODYS:
        return "room"
    if room == "people" and kind in OF_PEOPLE:
        return "room"
    if room == "people" and kind == "person" and row.pk in insiders:
        return "person"
    if (
        room == "audit"
        and row.subject.split(".")[0] in _rooms()
        and row.subject.split(".")[1].split(":")[0] not in EVERYBODYS
    ):
        return "room"
    return ""


if __name__ == "__main__":
    main()
