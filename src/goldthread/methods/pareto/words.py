"""What a Pareto chart shows, in plain sentences."""

from __future__ import annotations

from goldthread.methods.pareto.ordered import Pareto
from goldthread.methods.plain import count_word, plain_number

FEW_BELOW = 30
"""Of fewer things than this the order says little."""

SURE_BELOW = 0.05
NAMED = 4
"""So many of the vital few are named."""

VITAL_AT_MOST = 0.6
"""More of the categories than this are no few."""


def sentence(found: Pareto) -> str:
    """The vital few, if there are such; what comes first, and how sure that is; where that is little, so."""
    return " ".join(filter(None, (_few(found), _first(found), _little(found))))


def percent(share: float) -> str:
    """'31.3%'."""
    return f"{plain_number(100 * share)}%"


def _few(found: Pareto) -> str:
    kinds, all_of_it = found.single + len(found.gathered), plain_number(found.total)
    if kinds == 1:
        return f"There is one kind alone, {found.categories[0]}, with all {all_of_it}."
    if found.alike >= SURE_BELOW:
        equal = "chance makes kinds differ that come equally often"
        return f"No kind stands out: of {all_of_it} in all they differ by no more than {equal}."
    aim = percent(found.vital_share)
    if not found.vital:
        return f"The kinds that stand for themselves make less than {aim} of all {all_of_it}."
    many, of = count_word(found.vital), count_word(kinds)
    if found.vital > VITAL_AT_MOST * kinds:
        return f"No few make most: it takes {many} of the {of} kinds to make {aim} of all {all_of_it}."
    share = percent(float(found.cumulative[found.vital - 1]))
    told = f"{many.capitalize()} of the {of} kinds {'makes' if found.vital == 1 else 'make'} {share}"
    return f"{told} of all {all_of_it}: {_named(found)}."


def _named(found: Pareto) -> str:
    named = list(found.categories[: min(found.vital, NAMED)])
    more = found.vital - len(named)
    return _listed([*named, f"{count_word(more)} more"] if more else named)


def _first(found: Pareto) -> str:
    if found.single + len(found.gathered) == 1 or found.alike >= SURE_BELOW:
        return ""
    first, share = found.categories[0], percent(float(found.shares[0]))
    upper = first[:1].upper() + first[1:]
    count = plain_number(float(found.counts[0]))
    if not found.are_counts:
        return f"{upper} comes first with {count} ({share})."
    low, high = (plain_number(100 * float(end[0])) for end in (found.lower, found.upper))
    said = f"{count} ({share}, {plain_number(100 * found.level)}% interval {low} to {high}%)"
    if found.second < SURE_BELOW or len(found) < 2:
        return f"{upper} comes first with {said}."
    next_one = found.categories[1]
    if found.counts[1] == found.counts[0]:
        return f"{upper} and {next_one} are level with {said} each."
    return f"{upper} comes first with {said}, and by chance alone {next_one} could have."


def _little(found: Pareto) -> str:
    if not found.are_counts or found.total >= FEW_BELOW:
        return ""
    total = plain_number(found.total)
    return f"With {total} in all the order says little: count for longer before choosing by it."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
