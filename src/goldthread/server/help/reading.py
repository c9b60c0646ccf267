"""The pages of help: `help.md` of each room, said in an organisation's words.

`{value_stream.a}` in a page stands for the organisation's own word; see people/vocabulary.py. The documents
are built from the same pages (scripts/docs_hooks.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from goldthread.server.search import Page

CLASSES = {
    "h1": "nhsuk-heading-l",
    "h2": "nhsuk-heading-m",
    "h3": "nhsuk-heading-s",
    "ul": "nhsuk-list nhsuk-list--bullet",
    "ol": "nhsuk-list nhsuk-list--number",
    "table": "nhsuk-table app-table--compact",
}
BEGINNING = re.compile(r"(?:(?<=\n\n)|(?<=\n# )|(?<=\n## )|(?<=\n- )|(?<=\n- \*\*)|\A# )[a-z]")
"""The first letter of a heading, a paragraph or a list item."""

MARKS = re.compile(r"[!-/:-@[-`{-~]")
"""What may mean something to Markdown: the punctuation of ASCII."""

Words = Mapping[str, Any]


@cache
def topics() -> Mapping[str, Path]:
    """The rooms that have a page of help, and where it is: the first page, then as in INSTALLED_APPS."""
    pages = {room.label: Path(room.path) / "help.md" for room in apps.get_app_configs()}
    of_ours = {label: page for label, page in pages.items() if page.is_file()}
    return dict(sorted(of_ours.items(), key=lambda one: one[0] != "home"))


def in_words(topic: str, words: Words) -> str:
    """A page of help as Markdown, in these words. A sentence or heading begins with a capital."""
    return BEGINNING.sub(lambda found: found.group().upper(), _written(topic).format_map(words))


@cache
def _written(topic: str) -> str:
    return topics()[topic].read_text(encoding="utf-8")


def title(topic: str, words: Words) -> str:
    """What a page of help is about."""
    return _title(in_words(topic, words))


def _title(page: str) -> str:
    return page.split("\n", 1)[0].removeprefix("# ")


def pages_found(words: Words) -> Iterator[Page]:
    """Every page of help, as search finds it."""
    for topic in topics():
        page = in_words(topic, words)
        yield Page(_title(page), _bare(page), reverse("help:topic", args=[topic]))


def _bare(page: str) -> str:
    """What a page says below its title, without what marks headings, lists and stress."""
    return re.sub(r"[*#`|]|\]\([^)]*\)|\[|^- ", "", page.partition("\n")[2], flags=re.MULTILINE)


def as_html(topic: str, words: Words) -> SafeString:
    """The page as it stands within ours. What it holds is our own text, and words, which are escaped."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(in_words(topic, _literal(words)))
    for token in tokens:
        _dress(token)
    return mark_safe(reader.renderer.render(tokens, reader.options, {}))


def _literal(words: Words) -> Words:
    """The words with whatever Markdown would read in them taken as it stands: a word is no link."""
    return {
        term: replace(word, **{f.name: MARKS.sub(r"\\\g<0>", getattr(word, f.name)) for f in fields(word)})
        for term, word in words.items()
    }


def _dress(token: Token) -> None:
    """Give an element the look it has on our pages, and a link to another page of help its address."""
    if token.nesting == 1 and token.tag in CLASSES:
        token.attrSet("class", CLASSES[token.tag])
    for child in token.children or ():
        href = str(child.attrGet("href") or "")
        if href.endswith(".md"):
            child.attrSet("href", f"../{href.removesuffix('.md')}/")
