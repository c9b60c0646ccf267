"""The kinds of file a paper can become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from goldthread.papers.paper import Paper


@dataclass(frozen=True)
class Kind:
    """One kind of file. name: also its ending. words: what people call it. media: its type on the web."""

    name: str
    words: str
    media: str
    module: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("html", "Web page", "text/html; charset=utf-8", "page"),
        Kind("pdf", "PDF", "application/pdf", "pdf"),
        Kind(
            "pptx",
            "Slides (PowerPoint)",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "slides",
        ),
        Kind(
            "docx",
            "Document (Word)",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "document",
        ),
        Kind(
            "xlsx",
            "Workbook (Excel)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "workbook",
        ),
    )
}

Told = Callable[[int], None]
"""Is told how many charts more are done; may raise to stop."""


def nobody(done: int) -> None:
    """Nobody wants to know how far it is."""


def write(paper: Paper, kind: str, told: Told = nobody) -> bytes:
    """The paper as a file of that kind. told: is called with 1 for each chart that is done, and may raise.

    Raises KeyError for a kind that there is not. Its library is loaded now, and not before.
    """
    module = import_module(f"goldthread.papers.{KINDS[kind].module}")
    made: bytes = module.written(paper, told)
    return made
