"""What a file is, by what stands in it and not by its name."""

from __future__ import annotations

import io
import re
from pathlib import Path

from .problem import Problem, Unreadable
from .table import Limits

CALLED = {
    "text": "text (CSV)",
    "xlsx": "an Excel workbook (.xlsx)",
    "xlsb": "an Excel workbook (.xlsb)",
    "xls": "an old Excel workbook (.xls)",
    "ods": "an OpenDocument spreadsheet (.ods)",
    "parquet": "a Parquet file",
    "zip": "a ZIP archive",
}
ENDINGS = {
    ".csv": "text", ".txt": "text", ".tsv": "text", ".tab": "text", ".psv": "text", ".xlsx": "xlsx",
    ".xlsm": "xlsx", ".xltx": "xlsx", ".xlsb": "xlsb", ".xls": "xls", ".ods": "ods", ".parquet": "parquet",
    ".pq": "parquet", ".zip": "zip",
}  # fmt: skip
TEXTS = (".csv", ".tsv", ".txt", ".tab")
TABLES = "a table: CSV, a workbook (.xlsx, .xls, .xlsb, .ods) or Parquet"
OPEN_AND_SAVE = "Open it in your spreadsheet and save it as .xlsx or CSV"
UNPACK = "Unpack it first"
EXPORT = "Ask for the table itself, as CSV or a workbook"

SMALL, MOST_TIMES = 64 * 1024**2, 150
"""A table in an archive that is larger than that unpacks to so many times its size at most."""

SIGNATURES = (
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"%PDF", "a PDF", EXPORT),
    (b"{\\rtf", "a formatted text (RTF)", EXPORT),
    (b"SQLite format 3\x00", "a database (SQLite)", EXPORT),
    (b"\x89PNG", "a picture (PNG)", EXPORT),
    (b"\xff\xd8\xff", "a picture (JPEG)", EXPORT),
    (b"GIF8", "a picture (GIF)", EXPORT),
    (b"ARROW1", "an Arrow file", "Write it as Parquet or CSV"),
    (b"\x93NUMPY", "a NumPy array", "Write it as Parquet or CSV"),
)
JSON = re.compile(rb'\s*(\{\s*["}]|\[\s*[\[{"\]])')
MARKUP = re.compile(rb"\s*<(!doctype|html|head|body|table|\?xml|[a-z][\w:-]*[\s/>])", re.IGNORECASE)


def kind_of(content: bytes) -> str:
    """'text', 'xlsx', 'xlsb', 'xls', 'ods', 'parquet' or 'zip'; what is no table is refused by name.

    content may be the first bytes alone of a text; archives are looked into.
    """
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise Unreadable(Problem("it is empty", remedy=f"give {TABLES}"))
    for mark, name, remedy in SIGNATURES:
        if content.startswith(mark):
            raise not_a_table(name, remedy)
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(b"PAR1"):
        return "parquet"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(content)
    if MARKUP.match(bare):
        raise not_a_table("a web page or other XML", OPEN_AND_SAVE)
    if JSON.match(bare):
        raise not_a_table("JSON", EXPORT)
    return "text"


def name_of(name: str) -> str | None:
    """What the ending of a file's name says it is; None where it says nothing."""
    return ENDINGS.get(Path(name).suffix.lower())


def not_a_table(what: str, remedy: str) -> Unreadable:
    """A refusal that says what the file is instead."""
    return Unreadable(Problem(f"it is {what}, not a table", remedy=remedy))


def unzipped(content: bytes, limits: Limits) -> tuple[str, bytes]:
    """The only table of a ZIP archive, with its name; refused where there is none or are several."""
    from zipfile import BadZipFile, ZipFile

    with ZipFile(io.BytesIO(content)) as archive:
        held = [each for each in archive.infolist() if not each.is_dir() and not _hidden(each.filename)]
        texts = [each for each in held if each.filename.lower().endswith(TEXTS)]
        if len(texts) != 1:
            some = ", ".join(f"‘{each.filename}’" for each in (texts or held)[:5])
            raise not_a_table(f"a ZIP archive that holds {some or 'nothing'}", f"{UNPACK} and give one table")
        size = texts[0].file_size
        if size > limits.unpacked:
            raise too_large(size)
        if size > SMALL and size > MOST_TIMES * len(content):
            raise not_a_table(
                f"a ZIP archive that unpacks to {size // len(content):,} times its size", UNPACK
            )
        try:
            with archive.open(texts[0]) as file:
                inside = file.read(limits.unpacked + 1)
        except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
            raise not_a_table("a ZIP archive that is damaged or has a password", UNPACK) from error
    if len(inside) > limits.unpacked:
        raise too_large(len(inside))
    return texts[0].filename, inside


def too_large(size: int) -> Unreadable:
    """A refusal of what unpacks to more than a table is."""
    return Unreadable(
        Problem(
            f"it unpacks to {size / 1024**2:,.0f} MB, too much for one table",
            remedy="Keep the rows and columns you need, and save them as CSV",
        )
    )


def _archive(content: bytes) -> str:
    from zipfile import ZipFile  # late: a text, which most files are, needs no archives

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            opened = "mimetype" in names and archive.getinfo("mimetype").file_size < 200
            kind = archive.read("mimetype") if opened else b""
    except Exception as error:  # a damaged archive breaks zipfile in many ways
        raise not_a_table("a damaged workbook or ZIP archive", OPEN_AND_SAVE) from error
    if any(name.lower() == "xl/workbook.bin" for name in names):
        return "xlsb"
    if any(name.lower().startswith("xl/") for name in names):
        return "xlsx"
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    for folder, what in (("word/", "a Word document"), ("ppt/", "a PowerPoint presentation")):
        if any(name.startswith(folder) for name in names):
            raise not_a_table(what, EXPORT)
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        raise not_a_table("an OpenDocument file that is no spreadsheet", EXPORT)
    if any(name.lower().startswith("index/") or name.endswith(".iwa") for name in names):
        raise not_a_table("an Apple Numbers document", "Export it from Numbers as .xlsx or CSV")
    return "zip"


def _compound(content: bytes) -> str:
    """An old workbook, or a new one behind a password: both in Microsoft's old container."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise not_a_table("a workbook with a password", "Save it without the password")
    if any(each.encode("utf-16-le") in content for each in ("Workbook", "Book")):
        return "xls"
    raise not_a_table("an old Office document that is no workbook", OPEN_AND_SAVE)


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or Path(name).name.startswith(".")
