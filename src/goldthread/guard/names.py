"""Whether two words, or one, are somebody's name."""

import re
import unicodedata

from .known_names import ALSO_FAMILY, ALSO_MONTHS, ALSO_WORDS, BEGIN_NO_NAME, FAMILY, GIVEN

_LETTERS = r"[^\W\d_]++(?:['’‘`-][^\W\d_]++){0,3}"
_WORD = rf"(?:{_LETTERS})"
_INITIALS = r"(?:[^\W\d_](?:\.\s?|\s)){1,3}"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|di|da|dos|la|le|el|al|bin|bint|ben|ibn|ap|st|mac)\s){0,2}"
NAME = (
    rf"(?:{_INITIALS}{_PARTICLES}{_WORD}"  # J Smith, J. A. Smith
    rf"|{_WORD},\s?{_WORD}(?:\s[^\W\d_]\b\.?)?|{_WORD},\s?[^\W\d_]\b\.?"  # Smith, John; Smith, J.
    rf"|{_WORD}\s(?:[^\W\d_]\.?\s)?{_PARTICLES}{_WORD}"  # John Smith, John A. Smith, Jan van der Berg
    rf"|{_WORD}\s[^\W\d_]\b\.?)"  # Smith J
)
_AS_NAME = re.compile(NAME, re.I)
_AS_WORD = re.compile(_WORD)
_EACH = re.compile(_LETTERS)
_PARTICLE = re.compile(_PARTICLES.replace("{0,2}", ""), re.I)
_VOWEL = re.compile("[aeiouyàáâäåæèéêëìíîïòóôöøùúûü]", re.I)
_ENGLISH = re.compile(
    r"(?:ing|ed|tion|ly|ment|ness|ity|ive|ous|ful|less|ance|ence|ism|ical|ally|able|ure|ght)s?$|['’]s$", re.I
)
TITLE = r"(?:mr|mrs|ms|miss|mx|master)\b\.?"
_TITLED = re.compile(rf"{TITLE}\s*\S.*", re.I | re.S)
_TITLES_AND_WORDS = {"miss", "ms", "master"}


def is_full_name(text: str) -> bool:
    """Whether a text is a full name and nothing else, as far as its writing and its words tell.

    Two words with capitals, or an initial and one, are a name unless a word begins no name. In small
    letters one of them must be a name that many have and is no word besides; in capitals too, or both
    have the look of words rather than of initials. A family name with one letter after it is a name
    where the family name is known: ‘Smith J’, not ‘Ward B’.
    """
    words = _words_of_a_name(text)
    if words is None:
        return False
    longer = [w for w in words if len(w) > 1]
    if len(longer) == 1 and len(words[-1]) == 1 and "," not in text:
        return is_family_name(longer[0])
    if any(is_known(w) for w in longer):
        return True
    if all(w.isupper() for w in longer):
        return all(len(w) >= 3 and _VOWEL.search(w) for w in longer)
    return all(w[0].isupper() for w in longer)


def may_be_a_full_name(text: str) -> bool:
    """Whether a text is a full name, or two words in small letters that look like no words of English."""
    longer = [w for w in _words_of_a_name(text) or () if len(w) > 1]
    return is_full_name(text) or (
        len(longer) == 2 and all(len(w) > 2 and not _ENGLISH.search(w) for w in longer)
    )


def _words_of_a_name(text: str) -> list[str] | None:
    """The words of a text that is written as a full name, none of which begins no name; None for others."""
    text = text.strip()
    if not _AS_NAME.fullmatch(text):
        return None
    words = [w for w in _EACH.findall(text) if not _PARTICLE.fullmatch(f"{w} ")]
    longer = [w for w in words if len(w) > 1]
    if not longer or any(_begins_no_name(w) for w in longer):
        return words if _is_a_name_of_words(longer) else None
    return words


def _is_a_name_of_words(words: list[str]) -> bool:
    """Whether two words with capitals are a name though one is a month, a colour: June Smith, Zoe Black."""
    if len(words) != 2 or not all(w[0].isupper() for w in words):
        return False
    first, last = map(_plain, words)
    months = first in ALSO_MONTHS and (last in FAMILY or not _begins_no_name(words[1]))
    return months or (first in GIVEN and first not in ALSO_WORDS and last in ALSO_FAMILY)


def is_titled(text: str) -> bool:
    """Whether a text is a title and a name: ‘Mrs Jones’, ‘MR J SMITH’."""
    if not _TITLED.fullmatch(text.strip()):
        return False
    title, *words = _EACH.findall(text)
    longer = [w for w in words if len(w) > 1]
    if title in _TITLES_AND_WORDS and not any(is_known(w) or w[0].isupper() for w in longer):
        return False
    return bool(longer) and all(is_known(w) or not _begins_no_name(w) for w in longer)


def is_known(word: str) -> bool:
    """Whether a word is a name that many people have, and is no other word where it has small letters."""
    plain = _plain(word)
    if plain not in GIVEN and plain not in FAMILY:
        return False
    return word[0].isupper() or plain not in ALSO_WORDS


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that many people have."""
    return _plain(word) in GIVEN and is_known(word)


def is_family_name(word: str) -> bool:
    """Whether a word is a family name that many people have, and neither a given name nor a word."""
    plain = _plain(word)
    return plain in FAMILY and plain not in ALSO_WORDS and plain not in BEGIN_NO_NAME


def may_be_a_name(word: str) -> bool:
    """Whether a word with a capital may be a name: it is a known one, or begins none that we know of."""
    return is_known(word) or (word[0].isupper() and not _begins_no_name(word) and len(word) > 1)


def is_one_word(text: str) -> bool:
    """Whether a text is a single word of letters."""
    return bool(_AS_WORD.fullmatch(text))


def _begins_no_name(word: str) -> bool:
    return _plain(word).removesuffix("s") in BEGIN_NO_NAME or _plain(word) in BEGIN_NO_NAME


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if c.isalpha())
