"""A paper as PDF: tagged for those who listen (PDF/UA-1), with fonts of our own, the same bytes each time.

What it says goes to typst as data, so that nothing people wrote is markup or code there. typst refuses what
its fonts have no sign for: then the system's fonts are asked too, and what they lack is shown as □, sign by
sign; where that does not end, all of scripts that our own fonts do not have.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from goldthread.charts import render
from goldthread.charts.icons import Icon
from goldthread.papers.kinds import Told, nobody
from goldthread.papers.page import HEAD
from goldthread.papers.paper import Charted, Matrix, Overview, Paper, Part, Row, Table, Text
from goldthread.papers.pictures import fonts
from goldthread.papers.texts import breakable, in_a_line, said

TEMPLATE = Path(__file__).with_name("paper.typ")
FAMILIES = ("Inter", "DejaVu Sans", "Liberation Sans", "Libertinus Serif", "DejaVu Sans Mono")

_NOT_SHOWN = re.compile(r'the text `("(?:[^"\\]|\\.)*")` could not be displayed')
_SPELT = re.compile(r"\\u\{([0-9a-f]+)\}")

_JOINING = re.compile(
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
    "|(?<=[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f])\u200d|\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)
"""What makes one picture of several signs (a skin, a profession): no font of ours joins them."""

MISSING = "□"
"""Stands for a sign that no font has."""

MOST_TRIES = 12

_FOREIGN = re.compile("[\u0590-\u1dff\u2c00-\uffff\U00010000-\U0010ffff]")
"""Signs of other scripts than Latin, Greek and Cyrillic; those are in our own fonts."""


def written(paper: Paper, told: Told = nobody) -> bytes:
    """The PDF. Raises RuntimeError, with typst's words, where it cannot be made."""
    told_all, folder = _everywhere(_told(paper, told), lambda text: _JOINING.sub("", text)), fonts()
    made = _with_boxes(told_all, folder)
    if made is None:
        made = _with_boxes(_everywhere(told_all, lambda text: _FOREIGN.sub(MISSING, text)), folder)
    if made is None:
        raise RuntimeError("This paper has signs that cannot be printed.")
    return made


def _with_boxes(data: dict[str, Any], folder: Path | None) -> bytes | None:
    """The PDF with □ for what no font has; None where typst does not say what that is, or too often."""
    ours_alone = folder is not None
    for _ in range(MOST_TRIES):
        made, missing = _compiled(data, folder, ours_alone)
        if made is not None:
            return made
        if ours_alone:
            ours_alone = False
        elif missing:
            data = _without(data, missing)
        else:
            return None
    return None


def _compiled(data: dict[str, Any], folder: Path | None, ours_alone: bool) -> tuple[bytes | None, set[str]]:
    """The PDF; or none, and the signs that its fonts do not have."""
    import typst

    files = {"main.typ": TEMPLATE.read_bytes(), "paper.json": json.dumps(data).encode()}
    try:
        made: bytes = typst.compile(  # type: ignore[call-overload]  # takes files by name too
            files,
            font_paths=[str(folder)] if folder else [],
            ignore_system_fonts=ours_alone,
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        found = _NOT_SHOWN.findall(str(error))
        if not found:
            raise RuntimeError(str(error)) from error
        return None, {sign for text in found for sign in _signs(text)}
    return made, set()


def _signs(spelt: str) -> str:
    """The signs in a text as typst spells it, without its quotes."""
    shown = _SPELT.sub(lambda found: chr(int(found[1], 16)), spelt[1:-1])
    return shown.replace("\\", "")


def _without(data: Any, missing: set[str]) -> Any:
    """The same data with □ for these signs."""
    return _everywhere(data, lambda text: "".join(MISSING if sign in missing else sign for sign in text))


def _everywhere(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with each text changed, within drawings too."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: _everywhere(value, change) for key, value in data.items()}
    return [_everywhere(each, change) for each in data] if isinstance(data, list) else data


def _told(paper: Paper, told: Told) -> dict[str, Any]:
    parts = []
    for part in paper.parts:
        parts.append(_WRITERS[type(part)](part))
        if isinstance(part, Charted):
            told(1)
    return {
        "title": in_a_line(paper.title) or "Paper",
        "subtitle": in_a_line(paper.subtitle),
        "on": [paper.on.year, paper.on.month, paper.on.day],
        "fonts": list(FAMILIES),
        "first": _lines(paper.first),
        "made": _lines(paper.made),
        "icons": {icon.kind: icon.svg() for icon in _icons(paper)},
        "parts": parts,
    }


def _icons(paper: Paper) -> Iterable[Icon]:
    for part in paper.parts:
        if isinstance(part, Overview):
            for row in part.rows:
                yield from (row.variation, row.assurance)
        elif isinstance(part, Charted):
            yield from (icon for icon in (part.variation, part.assurance) if icon)


def _lines(texts: Iterable[str]) -> list[str]:
    return [breakable(in_a_line(text)) for text in texts if text.strip()]


def _line(text: str) -> str:
    return breakable(in_a_line(text))


def _overview(part: Overview) -> dict[str, Any]:
    groups = [
        {"heading": _line(group.heading), "rows": [_row(row) for row in group.rows]} for group in part.groups
    ]
    return {"kind": "overview", "heading": _line(part.heading), "head": list(HEAD), "groups": groups}


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": _line(row.name),
        "about": _lines(row.about),
        "small": row.small,
        "alt": in_a_line(f"{row.name}: {row.sentence}"),
        "latest": _line(row.latest),
        "when": _line(row.when),
        "target": _line(row.target) or "none",
        "usual": _line(row.usual) or "none",
        "variation": [row.variation.kind, row.variation.words],
        "assurance": [row.assurance.kind, row.assurance.words],
        "why": _lines(row.why),
        "sentence": _line(row.sentence),
        "sure": _lines(row.sure),
    }


def _matrix(part: Matrix) -> dict[str, Any]:
    rows = [
        {"name": name, "cells": [_lines(names) for names in cells]}
        for name, cells in zip(part.down, part.cells, strict=True)
    ]
    return {"kind": "matrix", "heading": _line(part.heading), "across": list(part.across), "rows": rows}


def _charted(part: Charted) -> dict[str, Any]:
    return {
        "kind": "charted",
        "title": _line(part.title) or "Chart",
        "icons": [[icon.kind, icon.words] for icon in (part.variation, part.assurance) if icon],
        "why": _lines(part.why),
        "sentence": _line(part.sentence),
        "drawn": render.svg(part.figure, fonts=fonts()),
        "alt": in_a_line(part.alt),
        "sure": _lines(part.sure),
        "notes": _lines(part.notes),
        "definition": [[_line(name), _line(what)] for name, what in part.definition],
    }


def _text(part: Text) -> dict[str, Any]:
    return {"kind": "text", "heading": _line(part.heading) or "Text", "paragraphs": _lines(part.paragraphs)}


def _table(part: Table) -> dict[str, Any]:
    rows = [[_line(said(cell)) for cell in row] for row in part.rows]
    head = _lines(part.head) or ["Table"]
    return {"kind": "table", "caption": _line(part.caption) or "Table", "head": head, "rows": rows}


_WRITERS: dict[type[Part], Callable[[Any], dict[str, Any]]] = {
    Overview: _overview,
    Matrix: _matrix,
    Charted: _charted,
    Text: _text,
    Table: _table,
}
