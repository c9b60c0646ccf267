"""Ready definitions found by what somebody types: other words, one of many, and mistyped ones too."""

from __future__ import annotations

from functools import lru_cache

from goldthread.server.search import plain

from . import Ready, every

FEW = 6
"""So many are offered while somebody types."""

ASKED = 8
"""Words of what was typed that count: a name is found by its first ones."""

TITLE, OTHERS, TEXT = 6, 5, 2
"""What a word weighs that is found in the title, in the other words, and in what is counted."""


def found(text: str, most: int | None = FEW) -> list[Ready]:
    """The ready definitions that what was typed may mean, the likeliest first; none where nothing fits.

    Each word may be one of many, be begun only, or have a letter wrong. Words that nearly every name has
    (of, the, within) say nothing. most: how many at most; None for all that fit.
    """
    asked = [word for word in plain.words(text)[:ASKED] if word not in SAY_NOTHING]
    if not asked:
        return []
    weighed = [(sum(_weight(ready, word) for word in asked), ready) for ready in every()]
    enough = max(weight for weight, _ in weighed) / 2
    fitting = [(weight, ready) for weight, ready in weighed if weight and weight >= max(enough, TEXT * 2)]
    ranked = sorted(fitting, key=lambda each: -each[0])  # of alike ones in the order of the library
    return [ready for _, ready in ranked[:most]]


SAY_NOTHING = frozenset(
    plain.words(
        "a an and are as at be by for from how in is it many number of on or our per than that the their to "
        "was were who with within percentage percent proportion share rate total patients people"
    )
)


@lru_cache(maxsize=4096)
def _weight(ready: Ready, word: str) -> int:
    """How much a word says for a definition."""
    for weight, words in _words(ready):
        if word in words:
            return weight * 2
        if len(word) > 2 and any(each.startswith(word) or _one_of(each, word) for each in words):
            return weight * 2 - 1
    for weight, words in _words(ready)[:2]:
        if plain.may_be_mistyped(word) and any(_nearly(each, word) for each in words):
            return weight
    return 0


def _one_of(word: str, asked: str) -> bool:
    """Whether one is the other of many: fall, falls."""
    return word in plain.other_numbers(asked) or asked in plain.other_numbers(word)


def _nearly(word: str, asked: str) -> bool:
    return len(word) >= plain.SHORTEST and plain.nearly_begins(word, asked, 2 if len(asked) > 7 else 1)


@lru_cache(maxsize=256)
def _words(ready: Ready) -> tuple[tuple[int, frozenset[str]], ...]:
    """The words it is found by, the weightiest first."""
    titled, others = plain.name_words(ready.title), plain.name_words(f"{ready.also} {ready.key}")
    return (
        (TITLE, frozenset(titled)),
        (OTHERS, frozenset(others)),
        (TEXT, frozenset(plain.words(f"{ready.counted} {ready.population}"))),
    )
