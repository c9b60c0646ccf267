"""The file of a backup as it was found: nothing in it is believed until all of it has been looked at."""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from . import sealing
from .folders import kept_folders
from .records import is_json, lines_of
from .refusals import CannotRestore

MANIFEST, RECORDS = "manifest.json", "records.jsonl"
FORMAT = 2
"""1, which says nothing of itself, was that of Goldthread 0.1 to 0.3: it has neither seal nor hashes."""

MOST_FILES = 1_000_000
LARGEST_MANIFEST = 256 * 2**20
BESIDE, TIMES = 256 * 2**20, 200
"""What a backup may unpack to: so many bytes, and so many times its size."""

NAME = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
BLOCK = 2**20


@dataclass(frozen=True)
class Backup:
    """A backup that is open, and what it says of itself: whose form was looked at, whose content was not."""

    file: Path
    archive: zipfile.ZipFile
    version: str
    migrations: frozenset[str]
    records: Mapping[str, int]
    last_keys: Mapping[str, int]
    parts: Mapping[str, Mapping[str, Any]]
    demonstration: bool
    today: str | None
    sealed_by: str = ""
    files: tuple[str, ...] = field(default=())

    def lines(self) -> Iterator[bytes]:
        """The records, a line each."""
        with self.archive.open(RECORDS) as file:
            yield from lines_of(file)

    def check(self) -> None:
        """Look at every bit of it: that each part is what was written, and each line a record."""
        with self.said_plainly():
            for name in (RECORDS, *self.files):
                self._check_part(name)
            if not all(map(is_json, self.lines())):
                raise CannotRestore(f"{self.file} holds what is no record.")

    def _check_part(self, name: str) -> None:
        if name not in self.parts:  # of a version that wrote no hashes: its counts must do
            return
        digest, size = hashlib.sha256(), 0
        with self.archive.open(name) as part:
            while block := part.read(BLOCK):
                digest.update(block)
                size += len(block)
        if (digest.hexdigest(), size) != (self.parts[name]["sha256"], self.parts[name]["size"]):
            raise CannotRestore(f"{self.file} was changed since it was written: {name} is not what it was.")

    @contextmanager
    def said_plainly(self) -> Iterator[None]:
        """Whatever a damaged or hostile file breaks is a refusal."""
        with said_plainly(self.file):
            yield


@contextmanager
def opened(file: Path, *, trusted: str = "", unsealed: bool = False) -> Iterator[Backup]:
    """The backup in a file, its seal and its form looked at.

    trusted: the fingerprint of another place whose seal is taken. unsealed: one that nobody sealed is taken.
    Raises CannotRestore, with how to go on.
    """
    with said_plainly(file), file.open("rb") as raw:
        seal = sealing.sealed_by(raw)
        with zipfile.ZipFile(raw) as archive:
            if not seal and not _ends_as_archives_do(raw):
                raise CannotRestore("It was cut, or something was added to it.")
            _look_at_form(archive, os.fstat(raw.fileno()).st_size)
            manifest = json.loads(archive.read(MANIFEST))
            backup = _understood(file, archive, manifest, seal)
            _refuse_stranger(backup, trusted, unsealed)
            yield backup


@contextmanager
def said_plainly(file: Path) -> Iterator[None]:
    """A refusal in words, whichever way the file breaks its readers."""
    try:
        yield
    except CannotRestore as refusal:
        said = str(refusal)
        raise CannotRestore(said if str(file) in said else f"{file} is not restored. {said}") from refusal
    except zipfile.BadZipFile as error:
        raise CannotRestore(f"{file} is not a backup, or was cut or damaged.") from error
    except OSError as error:
        if error.errno is None or error.errno == 22:  # what it says of itself leads out of the file
            raise CannotRestore(f"{file} is not a backup, or was cut or damaged.") from error
        raise CannotRestore(f"{file} cannot be read: {error.strerror}.") from error
    except (KeyError, ValueError, TypeError, AttributeError, EOFError, NotImplementedError, RuntimeError,
            RecursionError, MemoryError, zlib.error) as error:  # fmt: skip
        raise CannotRestore(f"{file} is not a backup, or was cut or damaged.") from error


def _ends_as_archives_do(raw: IO[bytes]) -> bool:
    """Whether a file that has no seal has no piece of one either, and nothing else after its end."""
    raw.seek(-22, os.SEEK_END)
    return raw.read(4) == b"PK\5\6"


def _look_at_form(archive: zipfile.ZipFile, size: int) -> None:
    """Refuse an archive that no backup is: too many parts, names that lead elsewhere, too much within."""
    held = archive.infolist()
    names = [each.filename for each in held]
    if len(held) > MOST_FILES or len(set(names)) != len(names):
        raise CannotRestore("It has more parts than a backup has, or one of them twice.")
    allowed = (*(f"{folder}/" for folder in kept_folders()),)
    for name in names:
        if name not in (MANIFEST, RECORDS) and not (name.startswith(allowed) and NAME.fullmatch(name)):
            raise CannotRestore(f"It holds {name[:60]!r}, which is no part of a backup of this version.")
    if sum(each.compress_size for each in held) > size:
        raise CannotRestore("Its parts lie over one another.")
    if sum(each.file_size for each in held) > BESIDE + TIMES * size:
        raise CannotRestore("It would unpack to far more than a backup does.")
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise CannotRestore("What it says of itself is longer than any backup says.")


def _understood(file: Path, archive: zipfile.ZipFile, manifest: Any, seal: str) -> Backup:
    form = manifest.get("format", 1)
    if form not in (1, FORMAT):
        raise CannotRestore(
            f"It was written by Goldthread {str(manifest['goldthread'])[:20]}, in a form that is not known "
            "here. Restore it with that version."
        )
    parts = manifest["parts"] if form == FORMAT else {}
    files = tuple(name for name in archive.namelist() if name not in (MANIFEST, RECORDS))
    if form == FORMAT and set(parts) != {RECORDS, *files}:
        raise CannotRestore("It holds other parts than it says.")
    counts = {str(kind): int(count) for kind, count in manifest["records"].items()}
    return Backup(
        file=file,
        archive=archive,
        version=str(manifest["goldthread"]),
        migrations=frozenset(map(str, manifest["migrations"])),
        records={kind: count for kind, count in counts.items() if count},
        last_keys={str(kind): int(key) for kind, key in manifest.get("last_keys", {}).items()},
        parts={str(name): dict(part) for name, part in parts.items()},
        demonstration=manifest["demonstration"] is True,
        today=str(manifest["today"]) if manifest["today"] else None,
        sealed_by=seal,
        files=files,
    )


def _refuse_stranger(backup: Backup, trusted: str, unsealed: bool) -> None:
    """Refuse what this place did not seal, unless somebody says that they know where it comes from."""
    if not backup.sealed_by:
        if unsealed:
            return
        raise CannotRestore(
            f"It has no seal, so anybody could have written or changed it (it says that Goldthread "
            f"{backup.version[:20]} wrote it; those before 0.4 did not seal). If you know where it comes "
            "from, add --unsealed."
        )
    own = sealing.own_fingerprint()
    if sealing.alike(backup.sealed_by, trusted) or (own and backup.sealed_by == own):
        return
    if trusted:
        raise CannotRestore(f"It was sealed by {backup.sealed_by}, and not by {trusted[:60]}.")
    raise CannotRestore(
        f"Another place sealed it: {backup.sealed_by}. If that is what the place it comes from said when it "
        f"backed up (or what its doctor says), add --sealed-by {backup.sealed_by}."
    )
