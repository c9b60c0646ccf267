"""Pictures of variation and assurance, drawn by us, each with its words.

What the last point of a chart means, and whether the process will meet its target, as pictures that differ in
shape as well as in colour: a diamond is an improvement, a square a concern, a triangle something unusual, a
circle as usual, as the marks of the charts are; an arrow says which way. A target is two rings: filled and
ticked where it will be met, empty and crossed where it will be missed, half filled where chance decides. They
can be told apart at 24 pixels, and in grey on paper. They are not the NHS's icons, which are its own.

>>> variation(Meaning.IMPROVEMENT, side=-1).words
'Improvement: getting lower'
>>> assurance(None).words
'No target'
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from goldthread.charts.spc.figure import LOOKS
from goldthread.methods.spc import Assurance, Chart, Direction, Meaning

BLUE, ORANGE, PURPLE, GREY = (
    LOOKS[each][1] for each in (Meaning.IMPROVEMENT, Meaning.CONCERN, Meaning.NEUTRAL, Meaning.COMMON_CAUSE)
)
SIZE = 32

_UP = '<path d="M16 9.5v13M10.8 14.6 16 9.2l5.2 5.4" fill="none" stroke="#fff" stroke-width="2.6"/>'
_DOWN = '<path d="M16 22.5v-13M10.8 17.4 16 22.8l5.2-5.4" fill="none" stroke="#fff" stroke-width="2.6"/>'
_DIAMOND = f'<path d="M16 .8 31.2 16 16 31.2.8 16z" fill="{BLUE}"/>'
_SQUARE = f'<path d="M3.5 3.5h25v25h-25z" fill="{ORANGE}"/>'
_TRIANGLE_UP = (
    f'<path d="M16 1.5 31 29.5H1z" fill="{PURPLE}"/>'
    '<path d="M16 14v11.5M11.6 18.4 16 13.8l4.4 4.6" fill="none" stroke="#fff" stroke-width="2.4"/>'
)
_TRIANGLE_DOWN = (
    f'<path d="M16 30.5 31 2.5H1z" fill="{PURPLE}"/>'
    '<path d="M16 18V6.5M11.6 13.6 16 18.2l4.4-4.6" fill="none" stroke="#fff" stroke-width="2.4"/>'
)
_BOTH = (
    f'<path d="M16 .8 29.2 8.4v15.2L16 31.2 2.8 23.6V8.4z" fill="{PURPLE}"/>'
    '<path d="M12 22V9.8M8.6 13.2 12 9.6l3.4 3.6M20 10v12.2M16.6 18.8 20 22.4l3.4-3.6" fill="none" '
    'stroke="#fff" stroke-width="2"/>'
)
_WAVE = (
    f'<circle cx="16" cy="16" r="13.8" fill="#fff" stroke="{GREY}" stroke-width="2.4"/>'
    f'<path d="M6.5 18.5c2.4-7 5-7 7.2-2s5 5 7.2 0 3.6-4.6 4.9-2.6" '
    f'fill="none" stroke="{GREY}" stroke-width="2.6"/>'
)
_FEW = (
    f'<circle cx="16" cy="16" r="13.8" fill="#fff" stroke="{GREY}" stroke-width="2" '
    'stroke-dasharray="3.4 3.8"/>'
    f'<g fill="{GREY}"><circle cx="10" cy="16" r="2.2"/><circle cx="16" cy="16" r="2.2"/>'
    '<circle cx="22" cy="16" r="2.2"/></g>'
)


def _rings(colour: str, inside: str, dashes: str = "") -> str:
    """Two rings of a target, and what stands within them."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<circle cx="16" cy="16" r="14.6" fill="#fff" stroke="{colour}" stroke-width="1.8"{dashed}/>{inside}'
    )


_MET = _rings(
    BLUE,
    f'<circle cx="16" cy="16" r="10.8" fill="{BLUE}"/>'
    '<path d="m10.4 16.4 4 4 7.2-8" fill="none" stroke="#fff" stroke-width="2.8"/>',
)
_MISSED = _rings(
    ORANGE,
    f'<path d="m9.6 9.6 12.8 12.8M22.4 9.6 9.6 22.4" fill="none" stroke="{ORANGE}" stroke-width="3.6"/>',
)
_EITHER = _rings(
    GREY,
    f'<circle cx="16" cy="16" r="10" fill="none" stroke="{GREY}" stroke-width="1.8"/>'
    f'<path d="M16 6a10 10 0 0 1 0 20z" fill="{GREY}"/>',
)
_NO_TARGET = _rings(GREY, f'<path d="M10 16h12" stroke="{GREY}" stroke-width="2.8"/>', "2.2 3.2")
_ADJUSTED = (
    f'<rect x="1.5" y="4.5" width="29" height="23" rx="3" fill="#fff" stroke="{GREY}" stroke-width="1.8"/>'
    f'<path d="M4.5 13c5-6 8-6 11.5-2s7 4 11.5-1.5M4.5 22c5-6 8-6 11.5-2s7 4 11.5-1.5" '
    f'fill="none" stroke="{GREY}" stroke-width="2.4"/>'
)


@dataclass(frozen=True)
class Icon:
    """One picture. words: what it says, in full; short: for a narrow place; kind: its name in styles."""

    kind: str
    words: str
    short: str
    drawn: str

    def svg(self, *, size: int = SIZE, label: str | None = None) -> str:
        """The picture as SVG markup for a page, so many pixels wide and high, without any style.

        label: what it is called by those who do not see it; None hides it from them, where its words stand
        beside it.
        """
        named = 'aria-hidden="true"' if label is None else f'role="img" aria-label="{escape(label)}"'
        return (
            f'<svg class="app-icon app-icon--{self.kind}" xmlns="http://www.w3.org/2000/svg" width="{size}" '
            f'height="{size}" viewBox="0 0 32 32" focusable="false" {named}>{self.drawn}</svg>'
        )


IMPROVING_UP = Icon("improving-up", "Improvement: getting higher", "Improvement", _DIAMOND + _UP)
IMPROVING_DOWN = Icon("improving-down", "Improvement: getting lower", "Improvement", _DIAMOND + _DOWN)
CONCERN_UP = Icon("concern-up", "Concern: getting higher", "Concern", _SQUARE + _UP)
CONCERN_DOWN = Icon("concern-down", "Concern: getting lower", "Concern", _SQUARE + _DOWN)
UNUSUAL_UP = Icon("unusual-up", "Unusually high", "Unusual", _TRIANGLE_UP)
UNUSUAL_DOWN = Icon("unusual-down", "Unusually low", "Unusual", _TRIANGLE_DOWN)
UNUSUAL = Icon("unusual", "Something has changed", "Unusual", _BOTH)
AS_USUAL = Icon("as-usual", "As usual", "As usual", _WAVE)
TOO_FEW = Icon("too-few", "Not enough readings", "Too few", _FEW)
ADJUSTED = Icon("adjusted", "Adjusted limits lead", "Adjusted", _ADJUSTED)

WILL_MEET = Icon("will-meet", "Will meet its target", "Will meet", _MET)
WILL_MISS = Icon("will-miss", "Will miss its target", "Will miss", _MISSED)
HIT_AND_MISS = Icon("hit-and-miss", "Hit and miss, by chance", "Hit and miss", _EITHER)
NO_TARGET = Icon("no-target", "No target", "No target", _NO_TARGET)
NO_DIRECTION = Icon("no-target", "No direction was given", "No direction", _NO_TARGET)
"""A target is met above it or below it: nobody said which."""
TARGET_UNSAID = Icon("no-target", "Nothing is said of the target", "Nothing said", _NO_TARGET)
"""With too few readings, or without limits."""

VARIATIONS = (
    *(IMPROVING_UP, IMPROVING_DOWN, CONCERN_UP, CONCERN_DOWN, UNUSUAL_UP, UNUSUAL_DOWN, UNUSUAL),
    *(AS_USUAL, TOO_FEW, ADJUSTED),
)
ASSURANCES = (WILL_MEET, WILL_MISS, HIT_AND_MISS, NO_TARGET)

_BY_MEANING = {
    Meaning.IMPROVEMENT: (IMPROVING_DOWN, IMPROVING_UP),
    Meaning.CONCERN: (CONCERN_DOWN, CONCERN_UP),
    Meaning.NEUTRAL: (UNUSUAL_DOWN, UNUSUAL_UP),
}
_BY_ASSURANCE = {
    Assurance.PASS: WILL_MEET,
    Assurance.FAIL: WILL_MISS,
    Assurance.HIT_AND_MISS: HIT_AND_MISS,
}


def variation(meaning: Meaning | None, side: int = 0) -> Icon:
    """The picture of what the last point means. meaning: None with too few readings to say.

    side: +1 where its signal is high or rising, -1 where low or falling, as a chart's; 0 where it is neither.
    """
    if meaning is None:
        return TOO_FEW
    if meaning is Meaning.COMMON_CAUSE:
        return AS_USUAL
    return UNUSUAL if side == 0 else _BY_MEANING[meaning][side > 0]


def assurance(
    found: Assurance | None, *, target: bool = False, improves: Direction | str = Direction.UP
) -> Icon:
    """The picture of what a target means. target: whether there is one, where nothing is said of it."""
    if found is not None:
        return _BY_ASSURANCE[found]
    if not target:
        return NO_TARGET
    return NO_DIRECTION if improves == Direction.NEITHER else TARGET_UNSAID


def variation_of(chart: Chart) -> Icon:
    """The picture of what the chart's last point means."""
    return variation(chart.variation, int(chart.side[-1]))


def assurance_of(chart: Chart) -> Icon:
    """The picture of what the chart's target means."""
    return assurance(chart.assurance, target=chart.target is not None, improves=chart.improves)
