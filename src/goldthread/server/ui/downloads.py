"""Tables to download: one way for every room, in which no text is a live formula."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from goldthread.tables.writing import Sheet, csv_of, json_of, xlsx_of


class Kind(StrEnum):
    """What a table may be downloaded as; its value ends the file's name."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


@dataclass(frozen=True)
class _Form:
    content_type: str
    write: Callable[[Sequence[Sheet], Sequence[str]], Iterator[bytes]]


_FORMS = {
    Kind.CSV: _Form("text/csv; charset=utf-8", lambda sheets, _: csv_of(sheets[0].head, sheets[0].rows)),
    Kind.JSON: _Form("application/json", json_of),
    Kind.XLSX: _Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of),
}


def download(sheets: Sequence[Sheet], kind: Kind, *, name: str, made: Sequence[str] = ()) -> HttpResponse:
    """The tables as a file called `name` and what ends it.

    made: how they were made, in sentences. A workbook has a sheet of them and JSON says them under `made`;
    CSV holds the first table and nothing else, so that every programme reads it.
    """
    return file_of(b"".join(_FORMS[kind].write(sheets, made)), kind, name=name)


def file_of(content: bytes | str, kind: Kind, *, name: str) -> HttpResponse:
    """What was written already, as such a file."""
    response = HttpResponse(content, content_type=_FORMS[kind].content_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind.value}")
    return response
