"""What `goldthread before-after` writes: rows, and the keys of its JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from goldthread.methods.plain import plain_number

from ..writing.answer import Rows

if TYPE_CHECKING:
    from goldthread.methods.before_after import ByGroup, Comparison, Regression, Sensitivity, TwoLooks

COLUMNS = (
    "n", "before_mean", "before_se", "before_sum", "after_mean", "after_se", "after_sum",
    "change", "lower", "upper", "ratio_of_sums", "mean_of_ratios",
    "geometric_ratio", "geometric_lower", "geometric_upper", "t", "df", "p", "r", "signed_rank_p",
    "hodges_lehmann", "hodges_lehmann_lower", "hodges_lehmann_upper", "missing",
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """All pairs, or one group's: found is None where there are fewer than two pairs."""

    name: str
    n: int
    missing: int
    found: Sensitivity | None


@dataclass(frozen=True)
class Luck:
    """What would have come anyway: as expected, and as a second look showed it, if there was one."""

    expected: Regression
    looks: TwoLooks | None


def data_of(
    parts: Sequence[Part], luck: Luck, grouped: ByGroup | None, warnings: Sequence[str]
) -> dict[str, Any]:
    """What JSON holds: all pairs first, then each group and the pooled figures where there are groups."""
    whole, *others = parts
    told = _keys(whole) | {
        "regression_to_the_mean": {
            "expected_change": luck.expected.expected_change,
            "remaining": luck.expected.remaining,
            "with_baseline": luck.expected.with_baseline,
            "with_average": luck.expected.with_average,
            "text": luck.expected.text,
            "assumed_spread": luck.expected.assumed_spread,
            "two_looks": _looks(luck.looks) if luck.looks else None,
        },
    }
    if grouped is not None:
        told["groups"] = [{"group": part.name, **_keys(part)} for part in others]
        told["pooled"] = {"geometric_ratio": grouped.ratio, "change": grouped.change}
    return told | {"warnings": list(warnings)}


def _looks(looks: TwoLooks) -> dict[str, Any]:
    """What came before anything was done, and what came after; within, the spread of one look."""
    told = {"luck": looks.luck, "change": looks.change}
    names = ("change", "lower", "upper", "p")
    return {"n": looks.luck.n, "within": looks.within} | {
        key: {name: getattr(found, name) for name in names} for key, found in told.items()
    }


def _keys(part: Part) -> dict[str, Any]:
    """The comparison under the keys of the documentation; null where there is none."""
    found = part.found
    one = found.observed if found else None
    told: dict[str, Any] = {"n": part.n}
    for name in ("before", "after", "change", "ratio_of_sums", "mean_of_ratios"):
        told[name] = getattr(one, name) if one else None
    told["geometric_ratio"] = one.geometric.ratio if one and one.geometric else None
    for name in ("t", "df", "p", "r", "signed_rank"):
        told[name] = getattr(one, name) if one else None
    told["hodges_lehmann"] = one.hodges_lehmann.estimate if one else None
    told["missing"] = {"n": part.missing, "share": part.missing / (part.n + part.missing)}
    if found:
        told["missing"] |= {
            "tipping_ratio": found.tipping_ratio,
            "none_improved": _again(found.none_improved),
            "worst_observed": {"supposed": str(found.worst), **_again(found.worst_observed)},
        }
    told["interval"] = {
        name: getattr(one, name) if one else None for name in ("lower", "upper", "confidence")
    }
    told["geometric"] = one.geometric if one else None
    told["shift"] = one.hodges_lehmann if one else None
    told["clustered"] = one.clustered if one else None
    return told


def _again(comparison: Comparison) -> dict[str, Any]:
    """The answer under a supposition about the missing, in short."""
    names = ("n", "change", "lower", "upper", "ratio_of_sums", "t", "p")
    return {name: getattr(comparison, name) for name in names} | {"geometric": comparison.geometric}


def rows_of(parts: Sequence[Part], by: str | None) -> Rows:
    """The CSV: a row a group and one for all, or that alone; full precision."""
    if by is None:
        return COLUMNS, [_cells(parts[0])]
    return (by, *COLUMNS), [(part.name, *_cells(part)) for part in (*parts[1:], parts[0])]


def _cells(part: Part) -> tuple[Any, ...]:
    if part.found is None:
        return (part.n, *(None,) * (len(COLUMNS) - 2), part.missing)
    one = part.found.observed
    ratio, shift = one.geometric, one.hodges_lehmann
    return (
        one.n, one.before.mean, one.before.se, one.before.sum, one.after.mean, one.after.se, one.after.sum,
        one.change, one.lower, one.upper, one.ratio_of_sums, one.mean_of_ratios,
        *((ratio.ratio, ratio.lower, ratio.upper) if ratio else (None, None, None)),
        one.t, one.df, one.p, one.r, one.signed_rank.p,
        shift.estimate, shift.lower, shift.upper, part.missing,
    )  # fmt: skip


def shown_of(parts: Sequence[Part], by: str | None) -> Rows:
    """The same for a terminal: what is read most, errors in brackets, a p as one would print it."""
    head = (
        "n",
        "before (se)",
        "after (se)",
        "change (interval)",
        "typical ÷",
        "t",
        "df",
        "p",
        "r",
        "missing",
    )
    cells = [_brief(part) for part in (*parts[1:], parts[0])]
    if by is None:
        return head, cells
    return (by, *head), [(part.name, *row) for part, row in zip((*parts[1:], parts[0]), cells, strict=True)]


def _brief(part: Part) -> tuple[Any, ...]:
    if part.found is None:
        return (part.n, *(None,) * 8, part.missing)
    one, say = part.found.observed, plain_number
    between = "" if one.lower is None or one.upper is None else f" ({say(one.lower)} to {say(one.upper)})"
    return (
        one.n,
        f"{say(one.before.mean)} ({say(one.before.se)})",
        f"{say(one.after.mean)} ({say(one.after.se)})",
        say(one.change) + between,
        one.geometric.ratio if one.geometric else None,
        None if one.t is None else shown_t(one.t),
        one.df,
        None if one.p is None else _chance(one.p),
        None if one.r is None else f"{one.r:.3f}",
        part.missing,
    )


def shown_t(t: float) -> str:
    """A t as one would print it, with a minus sign that is one."""
    return f"{t:.3f}".replace("-", "−")


def _chance(p: float) -> str:
    return "<0.001" if p < 0.001 else f"{p:.3f}"
