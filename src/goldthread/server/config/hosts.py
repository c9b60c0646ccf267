"""The names that the server answers to. A request under any other name is refused."""

import re
from urllib.parse import urlsplit

OF_THIS_MACHINE = "127.0.0.1,localhost,[::1]"
A_COUNTRYS = re.compile(r"\.[a-z]{2,3}\.[a-z]{2}")  # .nhs.uk, .co.uk


class TooWide(ValueError):
    """A name takes in servers of other people."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"GOLDTHREAD_HOSTS holds ‘{name}’, which takes in names of other people's servers. Name each "
            "that people type, separated by commas, such as GOLDTHREAD_HOSTS=improve.example.org,improve"
        )


def answered(named: str, url: str, *, demonstration: bool) -> list[str]:
    """The names in `named`, separated by commas, and the one in `url`.

    Raises TooWide for one that takes in other people's, such as * or .org; the demonstration may have any.
    """
    names = [name for part in (named or OF_THIS_MACHINE).split(",") if (name := part.strip())]
    for name in names:
        if not demonstration and is_too_wide(name):
            raise TooWide(name)
    own = urlsplit(url).hostname or ""
    return [*names, f"[{own}]" if ":" in own else own]


def is_too_wide(name: str) -> bool:
    """Whether it is *, or takes in all names with an ending that is not one organisation's."""
    name = name.lower()
    ending = name.startswith(".")
    return "*" in name or (ending and (name.count(".") < 2 or bool(A_COUNTRYS.fullmatch(name))))
