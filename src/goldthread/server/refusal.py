"""How an action says no."""

from collections.abc import Iterable, Mapping

from goldthread.guard import Finding


class Refusal(Exception):
    """An action said no. The message is written for the person who asked.

    `about` names the argument that it is about, if it is about one: a form shows it there.
    """

    about = ""

    def __init__(self, *said: object, about: str = "") -> None:
        super().__init__(*said)
        self.about = about or self.about


class AtTheSameMoment(Refusal):
    """Somebody else changed, added or removed the same thing between the look and the change."""


class TooSoon(Refusal):
    """Too many attempts: whoever asks waits so many seconds first (429)."""

    def __init__(self, *said: object, seconds: int, way: tuple[str, str] | None = None) -> None:
        """`way` is another way on, as the words of a link and where it leads."""
        super().__init__(*said)
        self.seconds, self.way = seconds, way


class NotAName(Refusal):
    """A name shows nothing, or turns the direction of text; `about` is the argument that was to be one."""

    def __init__(self, argument: str, why: str) -> None:
        self.about = argument
        super().__init__(f"This cannot be a {argument.replace('_', ' ')}. {why}")


class LooksLikeCare(Refusal):
    """A text looks like somebody's care; `findings` holds what was found, by the name of its argument."""

    def __init__(self, findings: Mapping[str, tuple[Finding, ...]]) -> None:
        self.findings = findings
        super().__init__(said_of([f for found in findings.values() for f in found]))


def said_of(findings: Iterable[Finding]) -> str:
    """What was found, in words."""
    said = "; ".join(f"‘{f.found}’ looks like {f.looks_like}" for f in findings)
    return f"Nothing about anyone’s care is kept here: {said}."
