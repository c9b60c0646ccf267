"""An organisation beside its peers: a strip for each feature, the organisation in its middle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from goldthread.charts.figure import Figure
from goldthread.charts.marks import Mark, at, axis, points, rules, text
from goldthread.charts.scale import Scale, scale_of
from goldthread.charts.theme import FAINT, NARROW, PAPER, QUIET, Margins, finish, text_size, text_width
from goldthread.methods.peers import Nearest
from goldthread.methods.plain import plain_number

PEER, OWN = "#005eb8", "#5b2a8c"


def strips(found: Nearest, *, title: str = "", width: int = 800) -> Figure:
    """Each feature's strip: the organisation at 0, each peer by how many spreads it lies away.

    Features stand in the order of the result; beside each is what the organisation has,
    and from what to what its peers reach. title: else whose peers they are.
    Raises ValueError where there are no peers.
    """
    if not found.peers:
        raise ValueError(f"There is nothing to draw: {found.of} has no peers.")
    size = text_size(width)
    heading = title or f"{found.of} and its {len(found.peers)} nearest peers"
    margins = _margins(found, size, width)
    plot = width - margins.left - margins.right
    away = np.array([peer.differences for peer in found.peers])
    scale = scale_of(np.array([min(0.0, away.min()), max(0.0, away.max())]), plot)
    step = size + (34 if width < NARROW else 20)
    layers = [
        *_ground(found, scale, step, plot),
        *_dots(found, step, width),
        *_words(found, size, step, margins, plot, width),
        *_heading(found, heading, size, margins, width),
    ]
    alt = _alt(found, heading)
    height = step * len(found.features) + 6 + margins.top + margins.bottom
    spec = finish(layers, width=width, height=height, margins=margins, alt=alt)
    return Figure(spec, alt, _table(found))


def _margins(found: Nearest, size: int, width: int) -> Margins:
    top, bottom = 2 * size + 34, 2 * size + 24
    if width < NARROW:
        return Margins(14, 22, top, bottom)
    names = max(text_width(name, size) for name in found.features)
    reach = max(text_width(each, size) for each in _reaches(found))
    return Margins(min(round(names * 1.2) + 20, width // 3), round(reach) + 24, top, bottom)


def _reaches(found: Nearest) -> list[str]:
    """What the organisation has of each feature, and from what to what its peers reach."""
    values = np.array([peer.values for peer in found.peers])
    return [
        f"{plain_number(own)} (peers {plain_number(low)} to {plain_number(high)})"
        for own, low, high in zip(
            found.values, values.min(axis=0).tolist(), values.max(axis=0).tolist(), strict=True
        )
    ]


def _y(row: int, step: int, width: int) -> float:
    return step * (row + 0.5) + (10 if width < NARROW else 0)


def _ground(found: Nearest, scale: Scale, step: int, plot: int) -> list[Mark]:
    unit = {"z": "standard deviations", "robust": "robust deviations", "none": "the feature's own unit"}
    title = f"above or below {found.of}, in {unit[found.scale]}"
    across = axis(
        "x",
        scale.ends,
        title=title if text_width(title, 13) < plot else f"in {unit[found.scale]}",
        values=list(scale.ticks),
        labelExpr=scale.labels(lambda tick: f"+{plain_number(tick)}" if tick > 0 else plain_number(tick)),
        domainColor=FAINT,
        ticks=False,
        labelPadding=6,
    )
    between = [{"py": step * row} for row in range(1, len(found.features))]
    drawn = [rules([{"x": 0.0}], across, None, color=OWN, strokeWidth=1.5, strokeDash=[5, 4])]
    return drawn + ([rules(between, None, "py", color=FAINT)] if between else [])


def _dots(found: Nearest, step: int, width: int) -> list[Mark]:
    peers = [
        {"x": away, "py": _y(row, step, width)}
        for peer in found.peers
        for row, away in enumerate(peer.differences)
    ]
    own = [{"x": 0.0, "py": _y(row, step, width)} for row in range(len(found.features))]
    return [
        points(peers, "x", "py", color=PEER, size=70, opacity=0.55),
        points(own, "x", "py", color=OWN, shape="diamond", size=130),
    ]


def _words(found: Nearest, size: int, step: int, margins: Margins, plot: int, width: int) -> list[Mark]:
    """Names and figures beside the strips; over them on a narrow figure."""
    drawn: list[Mark] = []
    for row, (name, reach) in enumerate(zip(found.features, _reaches(found), strict=True)):
        y = _y(row, step, width)
        if width < NARROW:
            over = [{"words": f"{name}: {reach}"}]
            where: dict[str, Any] = {"fontSize": size, "limit": width - 12}
            ground: dict[str, Any] = {"stroke": PAPER, "strokeWidth": 5, "color": PAPER}
            drawn.append(text(over, at(-8), at(y - size - 6), **ground, **where))
            drawn.append(text(over, at(-8), at(y - size - 6), **where))
            continue
        style: dict[str, Any] = {"align": "right", "fontSize": size, "limit": margins.left - 14}
        drawn.append(text([{"words": name}], at(-10), at(y), **style))
        drawn.append(text([{"words": reach}], at(plot + 12), at(y), fontSize=size, color=QUIET))
    return drawn


def _heading(found: Nearest, heading: str, size: int, margins: Margins, width: int) -> list[Mark]:
    left, y = 6 - margins.left, 14 - margins.top
    style: dict[str, Any] = {"fontWeight": "bold", "fontSize": size + 1, "limit": width - 12}
    drawn: list[Mark] = [text([{"words": heading}], at(left), at(y), **style)]
    x, y = left + 6.0, y + size + 10
    for words, colour, shape in ((found.of, OWN, "diamond"), ("a peer", PEER, "circle")):
        drawn.append(points([{}], at(x), at(y), color=colour, shape=shape, size=80))
        drawn.append(text([{"words": words}], at(x + 10), at(y), fontSize=size, limit=width // 2))
        x += text_width(words, size) + 34
    return drawn


def _alt(found: Nearest, heading: str) -> str:
    first, last = found.peers[0], found.peers[-1]
    said = [f"{name} {each}" for name, each in zip(found.features, _reaches(found), strict=True)]
    more = f"; and {len(said) - 12} more features" if len(said) > 12 else ""
    return (
        f"{heading}: nearest {first.name} at {plain_number(first.distance)}, farthest {last.name} at "
        f"{plain_number(last.distance)}. {found.of} has {'; '.join(said[:12])}{more}."
    )


def _table(found: Nearest) -> tuple[Mapping[str, Any], ...]:
    own = {"id": found.of, "distance": 0.0} | dict(zip(found.features, found.values, strict=True))
    peers = [
        {"id": peer.name, "distance": peer.distance} | dict(zip(found.features, peer.values, strict=True))
        for peer in found.peers
    ]
    return (own, *peers)
