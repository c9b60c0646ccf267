"""Which passwords are taken: long ones that nobody else would try first.

Twelve characters at least; then what is guessed early is refused: what stands in the lists that ship with
zxcvbn (passwords that leaked, English words and names, keyboards, dates, repetitions), and what is little
more than words that everybody here would think of. No rule about capitals and digits: NIST SP 800-63B 5.1.1
and the NCSC advise against those, and three words are welcome.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError

LEAST, MOST = 12, 1000
LOOKED_AT = 40  # characters: the time that guessing takes grows with the square of them
GUESSES = 8  # ten to the power of so many, zxcvbn's third of four steps
LEFT_OVER = 6  # letters that are nobody's to guess, beside words of the place and the year

SAID_HERE = """
goldthread gold thread nhs trust hospital ward clinic surgery theatre nurse doctor matron sister patient
health care improvement password passwort welcome letmein login signin admin administrator secret qwerty
january february march april may june july august september october november december spring summer autumn
winter monday tuesday wednesday thursday friday saturday sunday
"""
OF_THE_PLACE = frozenset(SAID_HERE.split())
ALIKE = str.maketrans("0134578@$!|", "oleastbasil")

HOW = "Three words that do not belong together are easy to keep, and hard to guess."


def normal(password: str) -> str:
    """The one form of what can be typed in several (NFKC), as NIST SP 800-63B 5.1.1.2 asks."""
    return unicodedata.normalize("NFKC", password)


class LongAndNotGuessed:
    """A validator for AUTH_PASSWORD_VALIDATORS. `names_of` of a person gives words that stand for them."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError with what to do instead."""
        password = normal(password)
        if len(password) < LEAST:
            raise ValidationError(f"Use at least {LEAST} characters. {HOW}", code="password_too_short")
        if len(password) > MOST:
            raise ValidationError(f"Use at most {MOST} characters.", code="password_too_long")
        own = set(words(user.words_of_theirs() if hasattr(user, "words_of_theirs") else ()))
        if why := _why_not(password, own):
            raise ValidationError(f"{why} {HOW}", code="password_too_common")

    def get_help_text(self) -> str:
        return f"At least {LEAST} characters. {HOW}"


def words(texts: Iterable[str]) -> list[str]:
    """The words within names and addresses, of three letters and more, small."""
    return [word for text in texts for word in re.findall(r"[^\W\d_]{3,}", normal(text).casefold())]


def _why_not(password: str, own: set[str]) -> str:
    if len(set(password.casefold())) < 5 or _is_again_and_again(password):
        return "It is the same again and again, which is tried first."
    if any(_is_of_words(each, own) for each in _spellings(password)):
        return "It is little more than words and numbers that others here would think of."
    if _guesses(password, own) < GUESSES:
        return "It is among the passwords that are tried first."
    return ""


def _is_again_and_again(password: str) -> bool:
    """Whether words are repeated, and without that it would be too short."""
    said = re.findall(r"\w+", password.casefold())
    once = dict.fromkeys(said)
    return len(once) < len(said) and len("".join(once)) < LEAST


def _spellings(password: str) -> tuple[str, str]:
    text = password.casefold()
    return text, text.translate(ALIKE)


def _is_of_words(text: str, own: set[str]) -> bool:
    """Whether hardly a letter is left without the words of the place and the person."""
    left = text
    for word in sorted(own | OF_THE_PLACE, key=len, reverse=True):
        left = left.replace(word, " ")
    return left != text and len("".join(re.findall(r"[^\W\d_]", left))) < LEFT_OVER


def _guesses(password: str, own: set[str]) -> float:
    """Ten to the power of what, as zxcvbn reckons."""
    from zxcvbn import zxcvbn  # its lists take a moment to load

    found = zxcvbn(password[:LOOKED_AT], user_inputs=[*own, *OF_THE_PLACE])
    return float(found["guesses_log10"])
