"""The words of the aims."""

from goldthread.server.people.vocabulary import Term, word

TERMS = (
    Term(
        "golden_thread",
        "The links from a national priority to a measured change, and back.",
        japanese=word("golden thread"),
        plain=word("golden thread"),
    ),
)
