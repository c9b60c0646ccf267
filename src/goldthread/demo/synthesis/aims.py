"""Priorities, values, objectives, and breaks accepted for a while, as rows."""

from collections.abc import Iterator

from goldthread.demo.synthesis.written import lines

Row = dict[str, object]
PRIORITY = ("code", "title", "description", "source", "set_on", "lapsed_on")
ADOPTION = ("organisation", "priority", "adopted", "decided_on", "reason")
VALUE = ("organisation", "title", "description", "agreed_on", "precision")
STREAM = [
    "key",
    "title",
    "scope",
    "chosen_by",
    "why",
    "considered",
    "opened_on",
    "closed_on",
    "closed_reason",
    "sponsor_role",
    "owners",
    "named_in_report",
]


def _of(sort: str) -> list[list[str]]:
    return [fields[1:] for fields in lines("aims.txt") if fields[0] == sort]


def priorities() -> list[Row]:
    return [dict(zip(PRIORITY, fields, strict=True)) for fields in _of("priority")]


def adoptions() -> list[Row]:
    return [dict(zip(ADOPTION, fields, strict=True)) for fields in _of("adoption")]


def values() -> list[Row]:
    return [dict(zip(VALUE, fields, strict=True)) for fields in _of("value")]


def objectives() -> list[Row]:
    columns = ("key", "title", "description", "owner_role", "due_on")
    rows = [dict(zip(columns, fields[:5], strict=True)) for fields in _of("objective")]
    return [{"organisation": row["key"].split("-")[0], **row} for row in rows]


def objective_links() -> Iterator[Row]:
    for fields in _of("objective"):
        for link in filter(None, fields[5].split(";")):
            kind, to = link.split(":", 1)
            yield {"objective": fields[0], "to_kind": kind, "to": to}


def accepted_breaks(keys: dict[str, str]) -> Iterator[Row]:
    """keys: the keys of workshops by title."""
    for organisation, kind, about_kind, about, reason, accepted, review in _of("break"):
        yield {
            "organisation": organisation,
            "kind": kind,
            "about_kind": about_kind,
            "about": keys.get(about, about),
            "reason": reason,
            "accepted_on": accepted,
            "review_on": review,
        }


def value_streams() -> list[Row]:
    rows: list[Row] = [dict(zip(STREAM, fields, strict=True)) for fields in lines("value_streams.txt")]
    return [{"organisation": str(row["key"]).split("-")[0], **row} for row in rows]


def dimensions() -> Iterator[Row]:
    for stream, dimension, measure, excuse in lines("dimensions.txt"):
        yield {
            "value_stream": stream,
            "dimension": dimension,
            "measure": "" if measure == "-" else measure,
            "excuse": excuse,
        }
