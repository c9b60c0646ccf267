"""A backup that was changed, cut or made to break its reader is refused, whole, in a sentence."""

import hashlib
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from goldthread.server.config import safekeeping
from goldthread.server.config.safekeeping import sealing
from goldthread.server.people import actions as people
from goldthread.server.people.models import Organisation

from .commands import KEY

pytestmark = pytest.mark.django_db

Parts = dict[str, Any]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "place"))
    monkeypatch.setenv("GOLDTHREAD_BACKUP_KEY", KEY)
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A backup of one organisation, which is gone from the database since."""
    people.found_organisation(code="SASH", name="Surrey", by=None)
    safekeeping.write(tmp_path / "backup.zip")
    emptied()
    return tmp_path / "backup.zip"


def emptied() -> None:
    from django.apps import apps
    from django.db import connection

    from goldthread.server.config.safekeeping.records import kept

    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for kind in reversed(kept(apps)):
            cursor.execute(f'DELETE FROM "{kind._meta.db_table}"')


def refused(file: Path, **how: Any) -> str:
    with pytest.raises(safekeeping.CannotRestore) as told:
        safekeeping.read(file, **how)
    assert not Organisation.objects.exists()
    assert str(told.value).endswith((".", "?"))
    return str(told.value)


def parts_of(file: Path) -> Parts:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(file: Path, parts: Parts, *, seal: bool = False) -> Path:
    """The parts as a backup, sealed by this very place if so said: what follows is refused all the same."""
    other = file.with_name("other.zip")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = sealing.NOTHING if seal else b""
    if seal:
        with other.open("r+b") as raw:
            sealing.sealed(raw)
    return other


def test_a_whole_one_is_restored(file: Path) -> None:
    assert safekeeping.read(file) > 1
    assert Organisation.objects.get().code == "SASH"


def test_no_bit_may_be_turned(file: Path, tmp_path: Path) -> None:
    whole, dice = file.read_bytes(), random.Random(1)
    turned = tmp_path / "turned.zip"
    places = [*range(0, len(whole), 97), *range(len(whole) - sealing.LENGTH - 30, len(whole))]
    for at in places:
        changed = bytearray(whole)
        changed[at] ^= 1 << dice.randrange(8)
        turned.write_bytes(changed)
        refused(turned)


def test_it_may_not_be_cut_or_lengthened_anywhere(file: Path, tmp_path: Path) -> None:
    whole, cut = file.read_bytes(), tmp_path / "cut.zip"
    for length in [*range(0, len(whole), 211), len(whole) - 1]:
        cut.write_bytes(whole[:length])
        refused(cut)
        refused(cut, unsealed=True)
    for longer in (whole + b"\0", b"\0" + whole, whole + whole):
        cut.write_bytes(longer)
        if longer != whole + whole:
            refused(cut)


def test_it_may_not_be_reordered_or_put_together_from_two(file: Path) -> None:
    parts = parts_of(file)
    refused(packed(file, dict(reversed(parts.items()))))
    lines = parts["records.jsonl"].splitlines(keepends=True)
    for records in (lines[::-1], lines[:-1], lines + lines[-1:]):
        other = packed(file, parts | {"records.jsonl": b"".join(records)}, seal=True)
        assert "was changed" in refused(other)


def test_one_without_its_seal_is_taken_only_from_who_says_so(file: Path) -> None:
    bare = packed(file, parts_of(file))
    assert "--unsealed" in refused(bare)
    assert safekeeping.read(bare, unsealed=True) > 1


def test_one_of_another_place_is_taken_only_by_the_name_of_its_seal(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = safekeeping.own_fingerprint()
    monkeypatch.setenv("GOLDTHREAD_BACKUP_KEY", KEY[::-1])
    assert own in refused(file)
    assert "Another place" in refused(file, unsealed=True)
    refused(file, sealed_by="0000-0000")
    assert safekeeping.read(file, sealed_by=own.upper().replace("-", " ")) > 1


def test_a_key_that_guards_nothing_is_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_BACKUP_KEY", "secret")
    assert "too short" in refused(file)


def manifest(held: Parts, /, **said: Any) -> Parts:
    return held | {"manifest.json": json.dumps({**json.loads(held["manifest.json"]), **said})}


def first_line(parts: Parts, line: bytes) -> Parts:
    """With another first record, and all that is said of the records as it is then."""
    rest = parts["records.jsonl"].split(b"\n", 1)[1]
    records = line + b"\n" + rest
    said = {"records.jsonl": {"size": len(records), "sha256": hashlib.sha256(records).hexdigest()}}
    return manifest(parts | {"records.jsonl": records}, parts=said)


HOSTILE: dict[str, Callable[[Parts], Parts]] = {
    "a path upwards": lambda parts: parts | {"../secret_key": b"mine"},
    "a path from the root": lambda parts: parts | {"/etc/passwd": b"mine"},
    "a path of another system": lambda parts: parts | {"files\\..\\..\\x": b"mine"},
    "a folder that is not kept": lambda parts: parts | {"mail/x": b"mine"},
    "thousands of parts": lambda parts: parts | {f"x/{n}": b"" for n in range(5000)},
    "a bomb": lambda parts: parts | {"records.jsonl": b"0" * 600_000_000},
    "a manifest that is no object": lambda parts: parts | {"manifest.json": b"[]"},
    "a manifest of nothing": lambda parts: parts | {"manifest.json": b"{}"},
    "a manifest that is deep": lambda parts: parts | {"manifest.json": b"[" * 200_000},
    "numbers that are none": lambda parts: manifest(parts, records={"people.person": "many"}),
    "a long number": lambda parts: parts | {"manifest.json": b'{"format": ' + b"9" * 10_000 + b"}"},
    "another form": lambda parts: manifest(parts, format=3),
    "a later version": lambda parts: manifest(parts, goldthread="9.0", migrations=["people.0999_later"]),
    "no records": lambda parts: {"manifest.json": parts["manifest.json"]},
    "other numbers": lambda parts: manifest(parts, records={"people.person": 7}),
    "deep records": lambda parts: first_line(parts, b'{"a":' * 100_000),
    "a line without end": lambda parts: first_line(parts, b"[" + b" " * 40_000_000 + b"]"),
    "records that are none": lambda parts: first_line(parts, b"[1, 2, 3]"),
    "an unknown kind": lambda parts: first_line(parts, b'{"model": "os.system", "pk": 1, "fields": {}}'),
    "a kind that is left out": lambda parts: first_line(
        parts, b'{"model": "sessions.session", "pk": "a", "fields": {}}'
    ),
    "an unknown field": lambda parts: first_line(
        parts, b'{"model": "people.organisation", "pk": 1, "fields": {"nonsense": 1}}'
    ),
    "a value that cannot be": lambda parts: first_line(
        parts, b'{"model": "people.organisation", "pk": "x", "fields": {"code": {"a": 1}}}'
    ),
    "a NUL": lambda parts: first_line(
        parts, b'{"model": "people.organisation", "pk": 9, "fields": {"code": "A\\u0000", "name": "x"}}'
    ),
    "a reference to nothing": lambda parts: first_line(
        parts, b'{"model": "people.team", "pk": 9, "fields": {"name": "x", "organisation": 999}}'
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_made_to_break_its_reader_is_refused_whoever_sealed_it(
    what: str, file: Path, place: Path
) -> None:
    parts = HOSTILE[what](parts_of(file))
    refused(packed(file, parts, seal=True))
    refused(packed(file, parts), unsealed=True)
    assert not any(place.iterdir())


def test_a_part_may_not_be_there_twice(file: Path) -> None:
    parts = parts_of(file)
    other = packed(file, parts)
    with zipfile.ZipFile(other, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("records.jsonl", b"")
    assert "twice" in refused(other, unsealed=True)


def test_parts_may_not_lie_over_one_another(file: Path) -> None:
    other = packed(file, parts_of(file))
    raw = bytearray(other.read_bytes())
    for at in iter_of(raw, b"PK\1\2"):  # type: ignore[arg-type]
        struct.pack_into("<L", raw, at + 20, 2**30)
    other.write_bytes(raw)
    refused(other, unsealed=True)


def iter_of(raw: bytes, mark: bytes) -> Iterator[int]:
    at = raw.find(mark)
    while at >= 0:
        yield at
        at = raw.find(mark, at + 1)


def test_what_is_no_file_of_ours_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.zip"
    for content in (b"", b"Dear all", b"PK\5\6" + bytes(18), io.BytesIO().getvalue()):
        other.write_bytes(content)
        assert "is not a backup" in refused(other, unsealed=True)
    assert "cannot be read" in refused(tmp_path)


def test_files_that_are_kept_come_back_with_the_records(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldthread.server.config.safekeeping.folders._KEPT", {"pictures": None})
    (place / "pictures" / "ab").mkdir(parents=True)
    (place / "pictures" / "ab" / "cd.webp").write_bytes(b"a picture")
    (place / "pictures" / "elsewhere").symlink_to("/etc/passwd")
    people.found_organisation(code="SASH", name="Surrey", by=None)
    file = tmp_path / "backup.zip"
    safekeeping.write(file)
    emptied()
    assert "not empty" in refused(file)
    (place / "pictures").rename(place / "before")
    safekeeping.read(file)
    assert (place / "pictures" / "ab" / "cd.webp").read_bytes() == b"a picture"
    assert not (place / "pictures" / "elsewhere").exists()
    assert (place / "pictures").stat().st_mode & 0o077 == 0
