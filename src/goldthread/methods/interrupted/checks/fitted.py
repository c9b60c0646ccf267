"""The checks a computer can answer: points, gaps, what the residuals say, a season."""

from __future__ import annotations

import numpy as np

from goldthread.methods.interrupted.checks.examined import Examined, with_season
from goldthread.methods.interrupted.checks.residuals import LeftOver, left_over, outlying, season_test
from goldthread.methods.interrupted.checks.stationarity import stationarity
from goldthread.methods.interrupted.guide import ENOUGH, EPOC, HATEGEKA, TURNER, Check, Verdict
from goldthread.methods.interrupted.phrases import listed
from goldthread.methods.plain import count_word, plain_number, plain_time

LONG_ENOUGH = 24
"""Points below which tests for autocorrelation find little of what there is (Turner 2021)."""

SEES_MORE = 100
"""Points below which what an AR(1) leaves is seldom seen.

Of AR(2) 0.5 and 0.3 in 1, 9 and 18 of 100 series of 24, 48 and 83 points (150 simulated, interrupted midway).
"""

TELLING_CYCLES = 3
"""Cycles below which a season is often missed.

One as large as the rest is in 32 to 37 of 100 series of two cycles of 12 points, and in 1 to 16 of three.
Where there is none, one is seen in 9 to 12 of 100 of either (300 simulated).
"""


def points(subject: Examined) -> Check:
    """How many points stand before, between and after the interruptions."""
    design = subject.fit.design
    stretch = np.searchsorted(np.array(design.starts), design.time, side="right")
    counts = np.bincount(stretch, minlength=len(design.starts) + 1).tolist()
    few = min(counts) < ENOUGH
    said = f"{counts[0]} points before and {counts[-1]} after"
    if len(counts) > 2:
        said = f"{listed([str(count) for count in counts])} points in the stretches"
    advice = (
        f"; fewer than {ENOUGH} in a stretch seldom tell a season from a change, or how long chance lasts"
    )
    return Check(
        "points",
        (EPOC, TURNER, HATEGEKA),
        f"There are {said}{advice if few else ''}.",
        Verdict.LOOK if few else Verdict.FINE,
        {"before": counts[0], "after": counts[-1], "fewest": min(counts)},
    )


NO_STEP = (
    "No step (months, weeks, …) is found in the times: they are not regular. The points are taken as equally "
    "far apart, which may bend the trend, and whether any is missing cannot be told."
)


def missing_points(subject: Examined) -> Check:
    """Whether times are missing between the first and the last."""
    calendar = subject.calendar
    gone = [plain_time(time) for time in calendar.missing]
    numbers = {"missing": len(gone)}
    if gone:
        verb = "is" if len(gone) == 1 else "are"
        finding = f"{listed(gone)} {verb} missing: {_gap_to(subject.fit.method)}."
        return Check("missing_points", (EPOC,), finding, Verdict.LOOK, numbers)
    if not calendar.regular:
        return Check("missing_points", (EPOC,), NO_STEP, Verdict.LOOK, numbers)
    return Check("missing_points", (EPOC,), "No time is missing.", Verdict.FINE, numbers)


def _gap_to(method: str) -> str:
    """What a gap is to the method."""
    if method == "newey-west":
        return "the lines allow for the gap, but newey-west takes the points either side of it for neighbours"
    if method == "ols":
        return "the lines of ols allow for the gap, but not for its reason"
    return f"{method} allows for the gap, but not for its reason"


def autocorrelation(subject: Examined) -> Check:
    """Whether points resemble those before them, and whether the method allows for it."""
    fit, n = subject.fit, subject.fit.n
    if subject.exact:
        return _nothing_left("autocorrelation", (TURNER, HATEGEKA))
    allowed = fit.rho is not None
    found = left_over(subject.values, subject.design, subject.rho if allowed else 0.0, fit.design.gaps)
    seen = f"{found.lag1:.2f} (95% interval {found.lag1_lower:.2f} to {found.lag1_upper:.2f})"
    said = f"The residuals' lag-1 autocorrelation is {seen.replace('-', '−')}"
    numbers = {
        "lag1": found.lag1,
        "lag1_lower": found.lag1_lower,
        "lag1_upper": found.lag1_upper,
        "durbin_watson": found.durbin_watson,
        "ljung_box": found.ljung_box,
        "ljung_box_p": found.ljung_box_p,
        "ljung_box_lags": found.lags,
        "rho": fit.rho,
    }
    verdict, rest = _allowed(found, fit.method, n) if allowed else _not_allowed(found, fit.method, n)
    return Check("autocorrelation", (TURNER, HATEGEKA), f"{said}{rest}.", verdict, numbers)


def _allowed(found: LeftOver, method: str, n: int) -> tuple[Verdict, str]:
    """Of a method with an AR(1): whether there is more in the residuals, as far as n points tell."""
    if found.ljung_box_p < 0.05:
        chance = f"Ljung–Box p {_p(found.ljung_box_p)}"
        return Verdict.LOOK, f", and more than the AR(1) of {method} is left in them ({chance})"
    if n < SEES_MORE:
        return Verdict.CANNOT_TELL, f"; {method} allows for it, and no more can be seen in so few points"
    return Verdict.FINE, f"; {method} allows for it, and no more is seen beyond that"


def _not_allowed(found: LeftOver, method: str, n: int) -> tuple[Verdict, str]:
    """Of a method without: newey-west widens its intervals for what it sees, though seldom enough."""
    plain = method == "ols"
    if found.lag1_lower > 0:
        how = "makes the intervals of ols" if plain else f"may still leave the intervals of {method}"
        return Verdict.LOOK, f", which {how} too narrow"
    if found.lag1_upper < 0:
        wide = ", which makes the intervals of ols wider than they need be"
        return (Verdict.LOOK, wide) if plain else (Verdict.FINE, "")
    if found.ljung_box_p < 0.05:
        chance = f"Ljung–Box p {_p(found.ljung_box_p)}"
        left = f"more is left in the residuals over {found.lags} lags than chance gives ({chance})"
        return Verdict.LOOK, f"; {left}"
    if n < LONG_ENOUGH:
        return Verdict.CANNOT_TELL, f", of which {n} points say little"
    return Verdict.FINE, ": none is seen"


def seasonality(subject: Examined) -> Check:
    """Whether a season is in the model, or should be."""
    asked = (EPOC, HATEGEKA)
    design, cycle = subject.fit.design, subject.cycle
    if cycle is None:
        said = "How many points make a season is not known from the times: give season (12 for months)."
        return Check("seasonality", asked, said, Verdict.CANNOT_TELL)
    span = int(design.time[-1] - design.time[0]) + 1
    numbers: dict[str, float | int | None] = {"cycle": cycle, "cycles": span / cycle}
    if span < 2 * cycle:
        said = f"There are under two cycles of {cycle} points: a season cannot be told from a change."
        return Check("seasonality", asked, said, Verdict.CANNOT_TELL, numbers)
    if design.season:
        pairs = f"{count_word(design.harmonics)} pair{'s' if design.harmonics > 1 else ''} of harmonics"
        said = f"A season of {cycle} points is in the model ({pairs})."
        return Check("seasonality", asked, said, Verdict.FINE, numbers)
    if subject.exact:
        return _nothing_left("seasonality", asked)
    larger = with_season(subject)
    if larger is None:
        said = f"There are too few points to look for a season of {cycle}."
        return Check("seasonality", asked, said, Verdict.CANNOT_TELL, numbers)
    waves, rho = larger
    test = season_test(subject.values, subject.design, waves, rho, design.gaps)
    numbers |= {"f": test.f, "p": test.p, "df": test.df[0], "df_left": test.df[1]}
    told = f"F = {test.f:.1f} on {test.df[0]} and {test.df[1]}, p {_p(test.p)}"
    if test.p < 0.05:
        said = f"There is a season of {cycle} points that the model leaves out ({told}): give season={cycle}."
        return Check("seasonality", asked, said, Verdict.LOOK, numbers)
    if span < TELLING_CYCLES * cycle:
        said = f"No season of {cycle} points is seen ({told}), and in under three cycles one is often missed."
        return Check("seasonality", asked, said, Verdict.CANNOT_TELL, numbers)
    said = f"No season of {cycle} points is seen ({told})."
    return Check("seasonality", asked, said, Verdict.FINE, numbers)


def stationary(subject: Examined) -> Check:
    """Whether the series comes back to its line, by two tests that ask it the opposite way round."""
    n, columns = subject.design.shape
    if subject.exact:
        return _nothing_left("stationarity", (HATEGEKA,))
    if n < max(12, columns + 6):
        said = "There is too little to judge by whether the series comes back to its line."
        return Check("stationarity", (HATEGEKA,), said, Verdict.CANNOT_TELL)
    found = stationarity(subject.residuals, subject.design, subject.rho)
    numbers = {
        "adf": found.adf,
        "adf_p": found.adf_p,
        "kpss": found.kpss,
        "kpss_p": found.kpss_p,
        "lags": found.lags,
    }
    told = f"ADF p {_p(found.adf_p)}, KPSS p {_p(found.kpss_p)}"
    returns, wanders = found.adf_p < 0.05, found.kpss_p < 0.05
    if wanders:
        said, verdict = "The series does not keep to its line as the model takes it to", Verdict.LOOK
    elif returns:
        said, verdict = "The series comes back to its line", Verdict.FINE
    else:
        said = "Whether the series comes back to its line or wanders off cannot be told from these points"
        verdict = Verdict.CANNOT_TELL
    return Check("stationarity", (HATEGEKA,), f"{said} ({told}).", verdict, numbers)


def outliers(subject: Examined) -> Check:
    """Points further from the lines than chance takes one of so many."""
    n, columns = subject.design.shape
    if subject.exact:
        return _nothing_left("outliers", (HATEGEKA,))
    if n - columns < 3:
        said = "There is too little left over to tell an outlier."
        return Check("outliers", (HATEGEKA,), said, Verdict.CANNOT_TELL)
    t, p = outlying(subject.values, subject.design, subject.rho, subject.fit.design.gaps)
    far = [place for place in range(n) if p[place] < 0.05]
    largest = int(np.nanargmax(np.abs(t)))
    numbers: dict[str, float | int | None] = {
        "outliers": len(far),
        "largest": float(t[largest]),
        "largest_p": float(p[largest]),
    }
    if not far:
        return Check("outliers", (HATEGEKA,), "No point stands out from the rest.", Verdict.FINE, numbers)
    when = [plain_time(subject.calendar.time_of(int(subject.fit.design.time[place]))) for place in far]
    verb = "stands" if len(far) == 1 else "stand"
    said = f"{listed(when)} {verb} out by more than chance explains: ask what was different."
    return Check("outliers", (HATEGEKA,), said, Verdict.LOOK, numbers)


def _nothing_left(name: str, asked: tuple[str, ...]) -> Check:
    said = "The points lie exactly on the lines: nothing is left over to judge by."
    return Check(name, asked, said, Verdict.CANNOT_TELL)


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else f"= {plain_number(round(value, 3))}"
