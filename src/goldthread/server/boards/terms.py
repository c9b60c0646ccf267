"""The words of boards: tickets, thanks, and the seven wastes."""

from goldthread.server.people.vocabulary import Term, Word, word

WASTES = {
    "transport": ("Moving things further than need be.", "moving things", "transport"),
    "inventory": ("More on the shelf, or in the queue, than is needed.", "too much kept", "inventory"),
    "motion": ("Walking, reaching, looking for.", "moving about", "motion"),
    "waiting": ("People or work that wait.", "waiting", "waiting"),
    "overproduction": ("More, or earlier, than anybody asked for.", "doing too much", "overproduction"),
    "overprocessing": ("More steps than it takes.", "too many steps", "overprocessing"),
    "defects": ("What must be done again, or put right.", "doing again", "defects"),
}


def _same(text: str) -> Word:
    return Word(text, text, text)


TERMS = (
    Term(
        "ticket",
        "What is in the way or could be better, on a team’s board, with what came of it.",
        japanese=word("ticket"),
        plain=word("ticket"),
        also=("problem", "idea", "suggestion", "concern"),
    ),
    Term(
        "kudos",
        "Thanks to somebody, on a team’s board.",
        japanese=_same("kudos"),
        plain=_same("thanks"),
        also=("recognition", "thank you", "praise"),
    ),
    *(
        Term(f"waste_{key}", means, japanese=_same(japanese), plain=_same(plain))
        for key, (means, plain, japanese) in WASTES.items()
    ),
)
