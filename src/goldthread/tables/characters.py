"""One form for what looks alike in a cell: digits of all scripts, dashes, blanks, and what is not seen."""

from __future__ import annotations

import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
ALIKE = {
    ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("`"): "'", ord("＇"): "'",
    ord("％"): "%", ord("﹪"): "%", ord("，"): ",", ord("．"): ".", ord("／"): "/",
    ord("（"): "(", ord("）"): ")", ord("＋"): "+", ord("￡"): "£", ord("＄"): "$", ord("："): ":",
}  # fmt: skip
INVISIBLE = {"Cf", "Cc"}


def plain(text: str) -> str:
    """The text with plain digits, dashes, apostrophes and single blanks; nothing at its ends, nothing unseen.

    A superscript is no digit: it stays what it is.
    """
    if text.isascii() and text.isprintable():
        return text.strip() if "  " not in text else " ".join(text.split())
    text = text.translate(DASHES).translate(ALIKE)
    return " ".join("".join(map(_character, text)).split())


def _character(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character.isspace():
        return " "
    if unicodedata.category(character) in INVISIBLE:
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
