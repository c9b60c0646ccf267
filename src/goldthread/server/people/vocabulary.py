"""The words an organisation chooses for the method: a closed list of terms, in packs or its own words.

Pages and e-mails follow the words. Column names, keys and addresses never change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goldthread.server.refusal import Refusal


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


def _word(one: str, many: str = "", article: str = "") -> Word:
    article = article or ("an" if one[0].lower() in "aeiou" else "a")
    return Word(one, many or f"{one}s", f"{article} {one}")


JAPANESE: Mapping[str, Word] = {
    "genba": _word("genba"),
    "genba_walk": _word("genba walk"),
    "kaizen": Word("kaizen", "kaizen", "kaizen"),
    "kaizen_event": _word("kaizen event"),
    "rpiw": _word("RPIW", article="an"),
    "workshop": _word("workshop"),
    "kpo": _word("KPO"),
    "sensei": Word("sensei", "sensei", "a sensei"),
    "value_stream": _word("value stream"),
    "report_out": _word("report-out"),
    "huddle": _word("huddle"),
    "production_board": _word("production board"),
    "standard_work": Word("standard work", "standard work", "standard work"),
    "five_s": Word("5S", "5S", "5S"),
    "muda": Word("muda", "muda", "muda"),
    "takt_time": _word("takt time"),
    "lead_time": _word("lead time"),
    "home_team": _word("home team"),
    "away_team": _word("away team"),
    "process_owner": _word("process owner"),
    "sponsor": _word("sponsor"),
    "golden_thread": _word("golden thread"),
}

PLAIN: Mapping[str, Word] = {
    "genba": Word(
        "where the work is done", "places where the work is done", "a place where the work is done"
    ),
    "genba_walk": Word("go-and-see visit", "go-and-see visits", "a go-and-see visit"),
    "kaizen": Word("improvement", "improvements", "an improvement"),
    "kaizen_event": _word("improvement event"),
    "rpiw": _word("improvement week"),
    "workshop": _word("workshop"),
    "kpo": _word("improvement office"),
    "sensei": _word("improvement coach", "improvement coaches"),
    "value_stream": _word("patient pathway"),
    "report_out": _word("presentation of results", "presentations of results"),
    "huddle": _word("short daily meeting"),
    "production_board": _word("team board"),
    "standard_work": Word("agreed way of working", "agreed ways of working", "an agreed way of working"),
    "five_s": Word("tidy and safe workplace", "tidy and safe workplaces", "a tidy and safe workplace"),
    "muda": Word("waste", "waste", "waste"),
    "takt_time": Word("pace of demand", "paces of demand", "a pace of demand"),
    "lead_time": Word(
        "time from start to finish", "times from start to finish", "a time from start to finish"
    ),
    "home_team": Word("team from here", "teams from here", "a team from here"),
    "away_team": Word("team from elsewhere", "teams from elsewhere", "a team from elsewhere"),
    "process_owner": Word(
        "person in charge of the process",
        "people in charge of the process",
        "a person in charge of the process",
    ),
    "sponsor": _word("sponsor"),
    "golden_thread": _word("golden thread"),
}

PACKS: Mapping[str, Mapping[str, Word]] = {"japanese": JAPANESE, "plain": PLAIN}
PACK_NAMES = {"japanese": "Japanese terms (genba, kaizen, RPIW)", "plain": "Plain English"}
DEFAULT_PACK = "japanese"


class UnknownTerm(Refusal):
    """A word was chosen for a term that is not on the list."""


class Vocabulary(Mapping[str, Word]):
    """One organisation's or partnership's words: a pack, and its own words over it.

    `chosen` is what is stored: {"pack": "plain", "own": {"genba": ["ward", "wards", "a ward"]}}.
    In templates: `words.rpiw.one`, `words.value_stream.titles`.
    """

    def __init__(self, chosen: Mapping[str, object] | None = None) -> None:
        chosen = chosen or {}
        self.pack = str(chosen.get("pack") or DEFAULT_PACK)
        own = chosen.get("own") or {}
        assert isinstance(own, Mapping)
        self.own = {term: Word(*words) for term, words in own.items()}
        self._words = {**PACKS.get(self.pack, JAPANESE), **self.own}

    def __getitem__(self, term: str) -> Word:
        return self._words[term]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def stored(self) -> dict[str, object]:
        """What to keep of it."""
        return {"pack": self.pack, "own": {t: [w.one, w.many, w.a] for t, w in self.own.items()}}


def check(pack: str, own: Mapping[str, Word]) -> None:
    """Refuse an unknown pack or term. Raises UnknownTerm."""
    if pack not in PACKS:
        raise UnknownTerm(f"There is no pack of words called ‘{pack}’; there are {', '.join(PACKS)}.")
    for term in own:
        if term not in JAPANESE:
            raise UnknownTerm(f"‘{term}’ is not one of the terms; they are {', '.join(JAPANESE)}.")
