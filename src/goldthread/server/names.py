"""What may be a name: of a person, a team, an organisation, a measure, anything that pages list.

A name that shows nothing cannot be told from another or clicked, and a character that turns the direction
of text makes one name read as another, and the sentence around it with it. Letters of scripts that run from
right to left are welcome: they turn their own text and no other.
"""

import unicodedata

TURN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unicode's controls of direction (UAX 9): marks, embeddings, overrides, isolates and their ends."""

BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Letters and signs that are drawn as nothing: Hangul fillers, Khmer inherent vowels, empty braille."""


def wrong_with(name: str) -> str:
    """Why this cannot be a name, as a sentence that says how to go on; empty where it can be one."""
    if found := next((c for c in name if c in TURN), ""):
        return f"It holds a character that turns the direction of text ({_place(name, found)}). Type it anew."
    if found := next((c for c in name if unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs")), ""):
        return f"It holds a control character or a new line ({_place(name, found)}). Type it in one line."
    if not any(_is_seen(c) for c in name):
        return "Nothing of it can be seen. Type at least one letter or number."
    return ""


def _is_seen(character: str) -> bool:
    """Whether it leaves ink by itself: a letter, number or sign, and not one that is drawn blank."""
    return unicodedata.category(character)[0] in "LNPS" and character not in BLANK


def _place(name: str, found: str) -> str:
    before = "".join(c for c in name[: name.index(found)] if _is_seen(c) or c == " ").strip()[-20:]
    return f"U+{ord(found):04X}, after ‘{before}’" if before else f"U+{ord(found):04X}, at its beginning"
