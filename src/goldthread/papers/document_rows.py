"""Many plain rows of a Word table at once: python-docx takes a millisecond a cell, a pack has thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from goldthread.papers.texts import breakable, in_a_line, said

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CELL = (
    '<w:tc><w:p><w:pPr><w:spacing w:after="20"/></w:pPr><w:r><w:rPr><w:sz w:val="17"/></w:rPr>'
    '<w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc>'
)
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>"


def plain_rows(rows: Iterable[Sequence[Any]]) -> list[Any]:
    """Rows of values as Word has them, texts escaped; no page ends within one."""
    from docx.oxml import parse_xml

    lines = "".join(_ROW.format("".join(map(_cell, row))) for row in rows)
    return list(parse_xml(f'<w:tbl xmlns:w="{_WORD}">{lines}</w:tbl>'))


def _cell(value: Any) -> str:
    return _CELL.format(escape(breakable(in_a_line(said(value)))))
