"""What `goldthread interrupted` writes: rows, and the keys of its JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from goldthread.methods.interrupted.phrases import when
from goldthread.methods.plain import plain_number, plain_time

from ..writing.answer import Rows

if TYPE_CHECKING:
    from goldthread.methods.interrupted import Analysis, Check, Robustness
    from goldthread.methods.interrupted.results import Term
    from goldthread.methods.interrupted.robustness import OfTheSlope

OF_A_TERM = ("estimate", "se", "lower", "upper", "p")


def data_of(analysis: Analysis, tried: Robustness | None, warnings: Sequence[str]) -> dict[str, Any]:
    """One analysis under the keys of the documentation."""
    told: dict[str, Any] = {
        "n": analysis.n,
        "n_before": analysis.n_before,
        "n_after": analysis.n_after,
        "terms": {term.name: of_term(term) for term in analysis.terms},
        "rho": analysis.rho,
        "method": analysis.method,
        "counterfactual": list(_counterfactual(analysis)),
        "effect": analysis.effects,
        "checks": analysis.checks,
        "warnings": list(warnings),
        "sentence": analysis.sentence,
        "at": analysis.at,
        "family": analysis.fit.family,
        "confidence": analysis.fit.confidence,
        "lag": analysis.fit.lag,
        "rho_interval": [analysis.fit.rho_lower, analysis.fit.rho_upper],
        "missing": analysis.calendar.missing,
    }
    if analysis.control is not None:
        told["control"] = {
            "names": analysis.control.names,
            "treated_alone": _levels(analysis.control.treated_alone),
            "controls_alone": _levels(analysis.control.controls_alone),
        }
    if tried is not None:
        told["robustness"] = robust_data(tried)
    return told


def of_term(term: Term) -> dict[str, float]:
    """A term without its name."""
    return {key: getattr(term, key) for key in OF_A_TERM}


def robust_data(tried: Robustness) -> dict[str, Any]:
    """What was tried, of the level and then of the slope; null where it could not be."""
    return {
        **_compared(tried),
        "methods": {
            each.method: {"level": of_term(each.level), "slope": of_term(each.slope), "rho": each.rho}
            for each in tried.methods
        },
        "slope": _compared(tried.slope),
    }


def _compared(tried: Robustness | OfTheSlope) -> dict[str, Any]:
    """What was tried of one term."""
    out = tried.leave_one_out
    return {
        "placebo_dates": tried.placebo_dates,
        "placebo_units": tried.placebo_units,
        "leave_one_out": None
        if out is None
        else {
            "term": out.term,
            "smallest": out.smallest,
            "largest": out.largest,
            "without": {name: of_term(term) for name, term in zip(out.names, out.terms, strict=True)},
        },
    }


def terms_of(analysis: Analysis) -> Rows:
    """The CSV: a row a term."""
    return ("term", *OF_A_TERM), [
        (term.name, *(getattr(term, key) for key in OF_A_TERM)) for term in analysis.terms
    ]


def terms_of_many(done: Iterable[Analysis], by: str) -> Rows:
    """The CSV of several units: a row a term of each."""
    return (by, "term", *OF_A_TERM), (
        (analysis.name, *row) for analysis in done for row in terms_of(analysis)[1]
    )


def units_of(done: Iterable[Analysis], by: str) -> Rows:
    """Several units for a person: levels and slopes, and how many checks ask for a look."""
    head = (by, "before", "after", "level", "interval", "slope", "interval ", "rho", "look")
    return head, [
        (
            analysis.name,
            analysis.n_before,
            analysis.n_after,
            *_brief(analysis.fit["level"]),
            *_brief(analysis.fit["slope"]),
            analysis.rho,
            sum(check.verdict == "look" for check in analysis.checks),
        )
        for analysis in done
    ]


def checks_of(checks: Iterable[Check]) -> Rows:
    """The checks: what each is, what it came to, and what was found."""
    return ("check", "verdict", "found"), [
        (check.name.replace("_", " "), check.verdict.replace("_", " "), check.finding) for check in checks
    ]


def effects_of(analysis: Analysis) -> Rows:
    """How far the series stands from what would have been, at some times and on average."""
    head = ("at", "without", "difference", "lower", "upper", "p", "relative")
    return head, [
        (
            "on average" if effect.time is None else plain_time(effect.time),
            effect.without,
            effect.difference,
            effect.lower,
            effect.upper,
            effect.p,
            None if effect.relative is None else f"{effect.relative:+.1%}".replace("-", "−"),
        )
        for effect in analysis.effects
    ]


def robustness_of(tried: Robustness) -> Rows:
    """What was tried, a line each."""
    return ("tried", "level", "interval"), list(_tried(tried))


def _tried(tried: Robustness) -> Iterator[tuple[str, float | None, str]]:
    for each in tried.methods:
        yield (f"by {each.method}", *_brief(each.level))
    out = tried.leave_one_out
    if out is not None:
        for name, term in zip(out.names, out.terms, strict=True):
            yield (f"without {name}", *_brief(term))
    units = tried.placebo_units
    if units is not None:
        for name, estimate in zip(units.names, units.estimates, strict=True):
            yield f"as if {name} had been treated", estimate, ""
    dates = tried.placebo_dates
    if dates is not None:
        for time, estimate in zip(dates.times, dates.estimates, strict=True):
            yield f"as if it had been {when(time)}", estimate, ""


def _counterfactual(analysis: Analysis) -> Iterator[dict[str, Any]]:
    told = analysis.counterfactual
    for place, time in enumerate(told.times):
        yield {
            "time": time,
            "observed": told.observed[place],
            "fitted": told.fitted[place],
            "counterfactual": told.without[place],
            "lower": told.lower[place],
            "upper": told.upper[place],
            "difference": told.difference[place],
            "difference_lower": told.difference_lower[place],
            "difference_upper": told.difference_upper[place],
        }


def _levels(fit: Any) -> dict[str, Any]:
    return {name: of_term(fit[name]) for name in ("level", "slope")} | {"rho": fit.rho}


def _brief(term: Term) -> tuple[float, str]:
    """The estimate and its interval, which points exactly on the lines have not."""
    if term.se == 0:
        return term.estimate, ""
    return term.estimate, f"{plain_number(term.lower)} to {plain_number(term.upper)}"
