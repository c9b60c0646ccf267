"""How an action says no."""

from collections.abc import Mapping

from goldthread.guard import Finding


class Refusal(Exception):
    """An action said no. The message is written for the person who asked."""


class AtTheSameMoment(Refusal):
    """Somebody else changed, added or removed the same thing between the look and the change."""


class NotSent(Refusal):
    """What was asked for is done and saved, but the e-mail that tells of it was not taken."""


class LooksLikeCare(Refusal):
    """A text looks like somebody's care; `findings` holds what was found, by the name of its argument."""

    def __init__(self, findings: Mapping[str, tuple[Finding, ...]]) -> None:
        self.findings = findings
        said = "; ".join(f"‘{f.found}’ looks like {f.looks_like}" for fs in findings.values() for f in fs)
        super().__init__(f"Nothing about anyone’s care is kept here: {said}.")
