"""A text as it reads, whatever characters it was typed with, and where each of them stood."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_ODD = re.compile("[^\t\n\r -~]")
_TAKEN_FOR = str.maketrans("OoQlI|ОоΟο", "0001110000")
_DIGITS_AND_LIKE = re.compile(r"(?<![^\W_])[0-9OoQlIОоΟο]++(?![^\W_])")
_ANY_LIKE = re.compile("[OoQlIОоΟο][0-9]|[0-9][OoQlIОоΟο]")
_LEFT_OUT = {"Cf", "Cc", "Cn", "Co", "Cs", "Me"}


@dataclass(frozen=True)
class Plain:
    """A text in plain characters. `at` and `until`: where each of them was typed; None: there."""

    text: str
    typed: str
    at: Sequence[int] | None = None
    until: Sequence[int] | None = None

    def as_typed(self, start: int, end: int) -> str:
        """What stands from `start` to before `end`, word for word as it was typed."""
        if self.at is None or self.until is None:
            return self.typed[start:end]
        return self.typed[self.at[start] : self.until[end - 1]]


def plain(typed: str) -> Plain:
    """The text with letters and digits of any width or script as plain ones, and nothing that is not seen.

    Digits of every script become 0 to 9; what only shapes the text (soft hyphens, blanks of no width,
    marks of direction) is left out; accents join their letter. The letter O among digits is a nought and
    the letter l or I a one: ‘943 476 591O’ reads as a number. Costs time in proportion to the text.
    """
    if not _ODD.search(typed):
        return Plain(_digits(typed), typed)
    characters: list[str] = []
    at: list[int] = []
    until: list[int] = []
    for place, character in enumerate(typed):
        if unicodedata.category(character) == "Mn":
            _join(characters, until, character, place)
            continue
        for one in _plain_character(character):
            characters.append(one)
            at.append(place)
            until.append(place + 1)
    return Plain(_digits("".join(characters)), typed, at, until)


def _plain_character(character: str) -> str:
    """What one character reads as: itself, its usual form, or nothing."""
    if character in "\t\n\r":
        return character
    if character in "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return "\n"
    category = unicodedata.category(character)
    if category in _LEFT_OUT:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character)


def _join(characters: list[str], until: list[int], mark: str, place: int) -> None:
    """Put a combining mark on the letter before it; elsewhere it is left out."""
    if characters:
        joined = unicodedata.normalize("NFC", characters[-1] + mark)
        if len(joined) == 1:
            characters[-1] = joined
            until[-1] = place + 1


def _digits(text: str) -> str:
    return _DIGITS_AND_LIKE.sub(_as_digits, text) if _ANY_LIKE.search(text) else text


def _as_digits(match: re.Match[str]) -> str:
    """A word of digits and letters that are typed for them, as digits, unless long and mostly letters."""
    word = match[0]
    digits = sum(c.isdigit() for c in word)
    return word.translate(_TAKEN_FOR) if digits and (len(word) <= 4 or 2 * digits >= len(word)) else word
