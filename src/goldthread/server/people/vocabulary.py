"""The words an organisation chooses for the method: a closed list of terms, in packs or its own words.

Each room declares the terms it brings (`terms.py`) and registers them in its AppConfig.ready():

    vocabulary.register(Term("huddle", "A few minutes, standing, each day.", japanese=…, plain=…))

Pages and e-mails follow the words. Column names, keys and addresses never change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldthread.server.refusal import Refusal

from .abilities import Misdeclared


@dataclass(frozen=True)
class Word:
    """A term as it is said: `one` huddle, `many` huddles, `a` (with its article) a huddle."""

    one: str
    many: str
    a: str

    def __str__(self) -> str:
        return self.one

    @property
    def title(self) -> str:
        """As a heading begins."""
        return _capital(self.one)

    @property
    def titles(self) -> str:
        return _capital(self.many)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def word(one: str, many: str = "", a: str = "") -> Word:
    """A word of which only the unusual must be said: huddle, huddles, a huddle."""
    article = "an" if one[0].lower() in "aeiou" else "a"
    return Word(one, many or f"{one}s", a or f"{article} {one}")


@dataclass(frozen=True)
class Term:
    """What can be said in several ways: its key in templates, what it means, and how each pack says it.

    also: what else people type who look for it.
    """

    key: str
    means: str
    japanese: Word
    plain: Word
    also: tuple[str, ...] = ()

    def said(self, pack: str) -> Word:
        """As a pack says it; an unknown pack says the Japanese terms."""
        return self.plain if pack == "plain" else self.japanese


PACK_NAMES = {"japanese": "Japanese terms (genba, kaizen, RPIW)", "plain": "Plain English"}
DEFAULT_PACK = "japanese"
"""What whoever began before packs were stored speaks, and goes on speaking."""

FIRST_PACK = "plain"
"""What a new organisation or partnership begins with: words that shut nobody out."""

_terms: dict[str, Term] = {}


def register(*terms: Term) -> None:
    """Add a room's terms to the list. Raises Misdeclared for a term that another room has."""
    for term in terms:
        if not term.key.isidentifier():
            raise Misdeclared(f"‘{term.key}’ is no key for a term: templates say words.huddle.")
        if _terms.get(term.key, term) != term:
            raise Misdeclared(f"The term ‘{term.key}’ is declared twice.")
        _terms[term.key] = term


def terms() -> Mapping[str, Term]:
    """Every term of every room, by its key."""
    return _terms


class UnknownTerm(Refusal):
    """A word was chosen for a term that is not on the list."""


class Vocabulary(Mapping[str, Word]):
    """One organisation's or partnership's words: a pack, and its own words over it.

    `chosen` is what is stored: {"pack": "plain", "own": {"genba": ["ward", "wards", "a ward"]}}.
    Without it, as on pages that belong to no organisation: plain English.
    In templates: `words.rpiw.one`, `words.value_stream.titles`.
    """

    def __init__(self, chosen: Mapping[str, object] | None = None) -> None:
        chosen = {"pack": FIRST_PACK} if chosen is None else chosen
        self.pack = str(chosen.get("pack") or DEFAULT_PACK)
        own = chosen.get("own") or {}
        assert isinstance(own, Mapping)
        self.own = {term: Word(*words) for term, words in own.items()}

    def __getitem__(self, term: str) -> Word:
        return self.own[term] if term in self.own else _terms[term].said(self.pack)

    def __iter__(self) -> Iterator[str]:
        return iter(_terms | self.own)

    def __len__(self) -> int:
        return len(_terms | self.own)

    def stored(self) -> dict[str, object]:
        """What to keep of it."""
        return {"pack": self.pack, "own": {t: [w.one, w.many, w.a] for t, w in self.own.items()}}


def check(pack: str, own: Mapping[str, Word]) -> None:
    """Refuse an unknown pack or term. Raises UnknownTerm."""
    if pack not in PACK_NAMES:
        raise UnknownTerm(f"There is no pack of words called ‘{pack}’; there are {', '.join(PACK_NAMES)}.")
    for term in own:
        if term not in _terms:
            raise UnknownTerm(f"‘{term}’ is not one of the terms; they are {', '.join(_terms)}.")
