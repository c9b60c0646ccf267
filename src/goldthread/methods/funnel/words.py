"""What a funnel shows, in plain sentences."""

from __future__ import annotations

from goldthread.methods.funnel.drawn import Funnel, Outside
from goldthread.methods.funnel.scales import Kind
from goldthread.methods.plain import count_word, plain_number

SURE_BELOW = 0.01


def sentence(funnel: Funnel) -> str:
    """All together, how many lie outside, how many chance alone would put there, and how far units differ."""
    per = f" per {plain_number(funnel.per)}" if funnel.per != 1 else ""
    together = f"All {count_word(len(funnel))} together: {said(funnel, funnel.centre)}{per}."
    if funnel.kind is Kind.STANDARDISED:
        many = count_word(len(funnel)).capitalize()
        together = f"{many} are compared with {plain_number(funnel.per)}: as many as expected."
    return " ".join(filter(None, (together, _outside(funnel), _apart(funnel))))


def said(funnel: Funnel, ratio: float) -> str:
    """A ratio as one would say it: a proportion in percent."""
    return f"{plain_number(100 * ratio)}%" if funnel.kind is Kind.PROPORTION else plain_number(ratio)


def _outside(funnel: Funnel) -> str:
    places = (
        (Outside.HIGH_998, "above the 99.8% limits"),
        (Outside.LOW_998, "below the 99.8% limits"),
        (Outside.HIGH_95, "above the 95% limits"),
        (Outside.LOW_95, "below the 95% limits"),
    )
    counted = [(funnel.outside.count(where), words) for where, words in places]
    there = [f"{count:,} {words}" for count, words in counted if count]
    if not there:
        return "None lies outside its limits."
    first, *others = there
    lie = "lies" if first.startswith("1 ") else "lie"
    listed = f"{', '.join([first, *others[:-1]])} and {others[-1]}" if others else first
    number, where = listed.split(" ", 1)
    n = len(funnel)
    return (
        f"{number} {lie} {where}; by chance about {plain_number(0.05 * n)} of {count_word(n)} would lie "
        f"outside the 95% limits, and {plain_number(0.002 * n)} outside the 99.8% limits."
    )


def _apart(funnel: Funnel) -> str:
    """Whether units differ by more than chance, and what was made of it."""
    if not funnel.dispersion.is_beyond_chance:
        return ""
    times = plain_number(funnel.phi)
    if funnel.is_adjusted:
        return f"Units differ by more than chance makes them (φ = {times}), so the limits are wider."
    if funnel.dispersion.p < SURE_BELOW:
        return (
            f"Units differ by more than chance makes them (φ = {times}), and these limits allow for chance "
            "alone: many lie outside for reasons that have not been measured."
        )
    return ""
