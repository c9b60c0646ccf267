"""What somebody chooses from who decides how a chart is drawn: each kind, each set of rules, and how often
a chart like this one would cry wolf so drawn; and the chart as it would become."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from goldthread.methods import spc
from goldthread.methods.spc import Kind
from goldthread.methods.spc.beside import in_a_hundred
from goldthread.server.ui.shelf import of_the_place

from ..models import ChartChoice, ChartKind, ChartRules, Measure, Revision
from .charted_series import fingerprint
from .drawing import Drawn, chart_as, chart_called, drawn_as, fitting, kinds_for, usual_rules
from .series import Series, series
from .verdict import Verdict, verdict_as

MOST_SIMULATED = 260
"""Of a longer series, false alarms are told of its last so many readings: five years of weeks."""

FITS, USUAL = "fits", "usual"
"""What is asked for where somebody leaves the kind, or the rules, to what fits."""


@dataclass(frozen=True)
class Asked:
    """How somebody would have a chart drawn; empty as in ChartChoice."""

    kind: str = ""
    rules: str = ""

    @classmethod
    def of(cls, kind: str, rules: str) -> Asked:
        """What an address or a form says; what it cannot mean is left to what fits."""
        return cls(kind if kind in ChartKind.values else "", rules if rules in ChartRules.values else "")

    @classmethod
    def in_force(cls, measure: Measure) -> Asked:
        """How it is drawn now."""
        return cls(measure.charted.kind, measure.charted.rules) if measure.charted else cls()

    @property
    def query(self) -> str:
        """As an address says it."""
        return f"kind={self.kind or FITS}&rules={self.rules or USUAL}"


@dataclass(frozen=True)
class Offered:
    """One kind or set of rules: its name, and how many of 100 stable charts like this would show a signal."""

    value: str
    name: str
    rate: str


@dataclass(frozen=True)
class Choosing:
    """What there is to choose from, and what follows from what is asked for.

    why, sentence: of the chart as it is now; asked_why, asked_sentence: as it would become. differs: whether
    that is another chart. readings_judged: of how many of the last readings the false alarms are told.
    cries_wolf, holds, warning: what is said beside the chart as it would become. leads: whether the adjusted
    chart leads whatever is chosen.
    """

    kinds: list[Offered]
    rules: list[Offered]
    why: str
    sentence: str
    asked_why: str
    asked_sentence: str
    differs: bool
    cries_wolf: str
    holds: str
    warning: str
    leads: bool
    readings_judged: int
    readings: int


def choosing(measure: Measure, revision: Revision, asked: Asked) -> Choosing | None:
    """What there is to choose from for a measure's chart; None where there is no chart yet.

    Worked out once for each chart and kept: a simulation for each kind and each set of rules, together some
    tenths of a second.
    """
    key = f"choosing {measure.pk} {fingerprint(measure, revision)} {asked.query}"
    shelf = of_the_place()
    if kept := shelf.get(key):
        return _read(kept)
    one = series(measure, revision)
    if len(one) < 2:
        return None
    found = _choosing(one, asked)
    shelf.put(key, json.dumps(asdict(found)).encode())
    return found


def asked_for(one: Series, asked: Asked) -> Drawn:
    """How a series would be drawn if that were chosen."""
    return drawn_as(replace(one, choice=ChartChoice(kind=asked.kind, rules=asked.rules)))


def _choosing(one: Series, asked: Asked) -> Choosing:
    now, then = drawn_as(one), asked_for(one, asked)
    is_now, becomes = verdict_as(one, now), verdict_as(one, then)
    all_of_it, one = one, one.latest(MOST_SIMULATED)
    beside = _beside(one, then)
    return Choosing(
        kinds=[_fits(one, asked), *(_kind(one, kind, asked) for kind in kinds_for(one))],
        rules=[_usual(one, then), *(_rules(one, rules, then) for rules in _others(then, asked))],
        why=now.why,
        sentence=_said(is_now),
        asked_why=f"{then.called}, judged by the rules of {then.rules.label}.",
        asked_sentence=_said(becomes),
        differs=(now.kind, now.rules) != (then.kind, then.rules),
        cries_wolf=beside.cries_wolf,
        holds=beside.holds,
        warning=beside.warning,
        leads=becomes.adjusted is not None,
        readings_judged=len(one),
        readings=len(all_of_it),
    )


def _said(verdict: Verdict) -> str:
    """What a chart says by itself, and not the adjusted one that leads."""
    return verdict.usual or verdict.sentence


def _fits(one: Series, asked: Asked) -> Offered:
    kind = fitting(one).chart
    return Offered(FITS, f"The kind that fits: {_in_a_sentence(kind)}", _kind(one, kind, asked).rate)


def _kind(one: Series, kind: Kind, asked: Asked) -> Offered:
    rules = ChartRules(asked.rules) if asked.rules else usual_rules(kind)
    return Offered(kind.value, ChartKind(kind.value).label, _rate(one, Drawn(kind, rules, "")))


def _usual(one: Series, then: Drawn) -> Offered:
    rules = usual_rules(then.kind)
    return Offered(USUAL, f"The usual rules: {rules.label}", _rules(one, rules, then).rate)


def _others(then: Drawn, asked: Asked) -> list[ChartRules]:
    """All rules but the usual ones, which stand first; those too where they were asked for by name."""
    return [each for each in ChartRules if each in (asked.rules,) or each != usual_rules(then.kind)]


def _rules(one: Series, rules: ChartRules, then: Drawn) -> Offered:
    return Offered(rules.value, rules.label, _rate(one, replace(then, rules=rules)))


def _rate(one: Series, drawn: Drawn) -> str:
    found = _beside(one, drawn)
    share = in_a_hundred((found.misled or found.false_alarms).share)
    return f"{share[:1].upper()}{share[1:]} of 100 such charts show a signal where nothing changes."


def _beside(one: Series, drawn: Drawn) -> spc.Beside:
    return spc.beside(spc.as_judged(chart_as(one, drawn)), period=one.period_word)


def _in_a_sentence(kind: Kind) -> str:
    return chart_called(kind)[:1].lower() + chart_called(kind)[1:]


def _read(kept: bytes) -> Choosing:
    values = json.loads(kept)
    offered = {name: [Offered(**each) for each in values[name]] for name in ("kinds", "rules")}
    return Choosing(**{**values, **offered})
