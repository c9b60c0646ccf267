"""Kinds of letters: each says what it is for, and whether whoever gets it may stop it.

A room names its own when it starts:

    REMINDER = kinds.register(Kind("reminder", "What is yours to do", "Once a week, if …", may_be_muted=True))
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of letter. `key` is kept with each letter; `title` and `says` are for people.

    What somebody needs to sign in, or is asked by somebody else, cannot be muted.
    """

    key: str
    title: str
    says: str
    may_be_muted: bool = False


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make a kind known, once: a second of the same key is a fault of ours."""
    if _kinds.setdefault(kind.key, kind) != kind:
        raise ValueError(f"There is a kind of letter called {kind.key} already.")
    return kind


def kind_of(key: str) -> Kind:
    """The kind of that key; of one that is no longer there, its key says the most there is."""
    return _kinds.get(key) or Kind(key, key.replace("_", " ").capitalize(), "")


def muteable() -> list[Kind]:
    """The kinds that somebody may stop, as their page lists them."""
    return [kind for kind in _kinds.values() if kind.may_be_muted]


SIGN_IN = register(Kind("sign_in", "Signing in", "A new password, another address: only when somebody asks."))
INVITATION = register(Kind("invitation", "Invitations", "Somebody asks you to join, or to take a part."))
REMINDER = register(
    Kind(
        "reminder",
        "What is yours to do",
        "Once a week, if something waits for you. Your first page says it all the same.",
        may_be_muted=True,
    )
)
