"""Which records a backup holds, and how each is written and read: a line each, as Django serialises it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import TextIOWrapper
from typing import IO, Any, Protocol

from django.core import serializers
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.serializers.jsonl import Deserializer
from django.db import models

from .refusals import CannotRestore

LEFT_OUT = {
    "sessions.session",
    "usersessions.usersession",
    "security.bucket",
    "contenttypes.contenttype",
    "auth.permission",
    "auth.group",
    "post.lettertext",  # may hold a link that signs somebody in
    "live.told",  # is asked after by pages that are open
    "measures.standing",  # is worked out from the readings
    "search.entry",  # is read again from what it is of
    "search.changed",
    "search.word",
    "work.worker",
    "work.job",  # what it works on is not in the backup either
    "django_tasks_db.dbtaskresult",
}
BATCH = 2000
LONGEST = 32 * 2**20
"""Bytes of one record: a longer line is no record of ours."""


class Apps(Protocol):
    """Django's own, or those of an earlier state of the tables."""

    def get_models(self, include_auto_created: bool = ...) -> Iterable[type[models.Model]]: ...
    def get_model(self, app_label: str, model_name: str = ...) -> type[models.Model]: ...


class _Exact(DjangoJSONEncoder):
    """Keeps times to the microsecond, which Django's own encoder cuts to the millisecond."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class _Of(Deserializer):
    """Reads records of the models of these apps."""

    def __init__(self, stream: Any, apps: Apps, **options: Any) -> None:
        super().__init__(stream, **options)
        self.apps = apps

    def _get_model_from_node(self, model_identifier: str) -> type[models.Model]:
        try:
            found = self.apps.get_model(*model_identifier.split("."))
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise DeserializationError("there is no such kind of record") from error
        if found._meta.label_lower in LEFT_OUT or not found._meta.managed:
            raise DeserializationError(f"{found._meta.label_lower} is in no backup")
        return found


def kept(apps: Apps) -> list[type[models.Model]]:
    """The kinds of records that are in a backup, in an order in which they can be read again."""
    tables = [kind for kind in apps.get_models(include_auto_created=True) if kind._meta.managed]
    return [kind for kind in tables if kind._meta.label_lower not in LEFT_OUT]


def write_records(out: IO[bytes], apps: Apps, using: str) -> Counter[str]:
    """Write every record; how many there are of each kind."""
    counts: Counter[str] = Counter()

    def records() -> Iterator[models.Model]:
        for kind in kept(apps):
            for record in kind._base_manager.using(using).order_by("pk").iterator(BATCH):
                counts[kind._meta.label_lower] += 1
                yield record

    text = TextIOWrapper(out, "utf-8", newline="\n")
    serializers.serialize("jsonl", records(), stream=text, cls=_Exact)
    text.flush()
    return counts


def save_records(lines: Iterable[bytes], apps: Apps) -> Counter[str]:
    """Put the records in, as they stand; how many of each kind."""
    counts: Counter[str] = Counter()
    waiting: list[models.Model] = []

    def flush() -> None:
        if waiting:
            type(waiting[0])._base_manager.bulk_create(waiting)
            waiting.clear()

    for record in _Of(lines, apps):
        thing = record.object
        if waiting and (type(thing) is not type(waiting[0]) or len(waiting) >= BATCH):
            flush()
        waiting.append(thing)
        counts[thing._meta.label_lower] += 1
    flush()
    return counts


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """Line by line, none longer than a record can be."""
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise CannotRestore("It holds a line that is longer than a record can be.")
        yield line


def is_json(line: bytes) -> bool:
    """Whether a line is a record, as far as its form tells."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(said, dict) and isinstance(said.get("model"), str) and isinstance(said.get("fields"), dict)
    )
