"""Prints the library as the documents show it: `python -m goldthread.server.measures.library`."""

from collections.abc import Iterator

from . import Ready, grouped

LOOKED_UP = {
    "definition": "The source was found in public pages in November 2026; what is counted agrees with it.",
    "title": "The source was found in public pages in November 2026 by publisher, title and year.",
    "": "The source was not found in the pages at hand in November 2026.",
}


def as_markdown() -> str:
    """Every ready definition, by group."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for group, ready in grouped():
        yield f"## {group}\n"
        for each in ready:
            yield from _one(each)


def _one(ready: Ready) -> Iterator[str]:
    yield f"### {ready.title}\n"
    said = {
        "What is counted": ready.counted,
        "Numerator": ready.numerator,
        "Denominator": ready.denominator,
        "Among whom": ready.population,
        "How": ready.method,
        "Unit": ready.unit,
        "Where it misleads": ready.caution,
        "It follows": ready.source,
        "Looked up": LOOKED_UP[ready.looked_up],
    }
    yield from (f"- **{name}**: {text}" for name, text in said.items() if text)
    yield ""


if __name__ == "__main__":
    print(as_markdown())
