"""Names in several rows: one name where only Unicode's forms, blanks, or an e-mail address's case differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

NOT_SEEN = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}


def tidied(name: str) -> str:
    """A name composed as Unicode has it, without what cannot be seen, runs of blanks as one."""
    composed = unicodedata.normalize("NFC", name)
    return " ".join("".join(c for c in composed if c not in NOT_SEEN).split())


def as_first_written(names: Iterable[str]) -> Mapping[str, str]:
    """What each name is to be called: tidied; an e-mail address as it was first written."""
    called: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for name in names:
        if name not in called:
            plain = tidied(name)
            called[name] = addresses.setdefault(plain.casefold(), plain) if "@" in plain else plain
    return called


def nearly_alike(names: Iterable[str]) -> list[tuple[str, ...]]:
    """Names that differ in case or accents alone, together, in the order they first occur."""
    groups: dict[str, dict[str, None]] = {}
    for name in names:
        groups.setdefault(_without_accents(name), {})[name] = None
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _without_accents(name: str) -> str:
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in parted if not unicodedata.combining(c))
