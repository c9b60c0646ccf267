"""Files that are made to eat a machine, each small to send: by name, and made when they are asked for."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import polars
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>"
)
LINKS = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)
START = (
    f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
MILLION = 1_000_000


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(rows: str, **more: str | bytes) -> bytes:
    """An .xlsx of one sheet with these rows as XML, and further parts (with _ for /)."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    also = [name for name in ("sharedStrings", "styles") if name in more]
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in also
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": START,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": LINKS.replace("</", links + "</"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(
        parts | {f"xl/{name}.xml{'.rels' * ('_rels' in name)}": content for name, content in more.items()}
    )


def far_corners() -> bytes:
    return workbook(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def beyond_all_corners() -> bytes:
    return workbook('<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>')


def shared_strings() -> bytes:
    strings = f'<sst xmlns="{MAIN}"><si><t>{"a" * 30_000}</t></si></sst>'
    cells = '<c t="s"><v>0</v></c>' * 10
    return workbook(f"<row>{cells}</row>" * 30_000, sharedStrings=strings)


def many_shared_strings() -> bytes:
    return workbook("", sharedStrings=f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 9 * MILLION}</sst>')


def zeros() -> bytes:
    return packed({"xl/workbook.xml": BOOK, "xl/worksheets/sheet1.xml": b"0" * 300 * MILLION})


def many_cells() -> bytes:
    return workbook(("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 10_000)


def one_row() -> bytes:
    return workbook("<row>" + "<c><v>1</v></c>" * 3 * MILLION + "</row>")


def sixteen_thousand_columns() -> bytes:
    return workbook('<row><c r="XFD1"><v>1</v></c></row>' + "<row><c><v>1</v></c></row>" * 200_000)


def many_formulas() -> bytes:
    return workbook(("<row>" + "<c><f>A1</f></c>" * 100 + "</row>") * 20_000)


def many_styles() -> bytes:
    styles = "<cellXfs>" + '<xf numFmtId="9"/>' * MILLION + "</cellXfs>"
    rows = ("<row>" + '<c s="1"><v>1</v></c>' * 50 + "</row>") * 10_000
    return workbook(rows, styles=f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>')


def many_sheets() -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 60_000))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'
    return workbook("<row>" + "<c><v>1</v></c>" * 100 + "</row>", workbook=book)


def merged_everywhere() -> bytes:
    boxes = '<mergeCell ref="A1:XFD1048576"/>' * 200_000
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' * 3
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData><mergeCells>{boxes}</mergeCells></worksheet>'
    )
    return workbook("", **{"worksheets/sheet1": sheet})


def deep() -> bytes:
    return workbook("<a>" * 3 * MILLION)


def entities() -> bytes:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{declared}]><styleSheet>&e9;</styleSheet>'
    return workbook("<row><c><v>1</v></c></row>", styles=bomb)


def outside() -> bytes:
    asks = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    reads = f'<?xml version="1.0"?>{asks}<sst><si><t>&e;</t></si></sst>'
    kind = f'Type="{OFFICE}/externalLink" TargetMode="External"'
    links = LINKS.replace("</Relationships>", "") + "".join(
        f'<Relationship Id="x{n}" {kind} Target="http://127.0.0.1:9/{n}"/>' for n in range(100_000)
    )
    rows = '<row><c t="s"><v>0</v></c></row>'
    shared = (
        f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    return workbook(rows, **{"sharedStrings": reads, "_rels/workbook": links + shared})


def many_parts() -> bytes:
    return packed({"xl/workbook.xml": BOOK} | {f"xl/media/{n}": b"" for n in range(60_000)})


def one_over_another() -> bytes:
    """Ten thousand parts that are the same bytes of the archive."""
    data = zlib.compressobj(9, wbits=-15)
    raw = data.compress(b"0" * MILLION) + data.flush()
    crc, size = zlib.crc32(b"0" * MILLION), MILLION
    name = b"xl/workbook.xml"
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(raw), size, len(name), 0) + name
    central = b""
    for n in range(150):
        each = name if not n else b"xl/%d" % n
        central += (
            struct.pack(
                "<4s6H3L5H2L",
                b"PK\1\2",
                20,
                20,
                0,
                8,
                0,
                33,
                crc,
                len(raw),
                size,
                len(each),
                0,
                0,
                0,
                0,
                0,
                0,
            )
            + each
        )
    start = len(head) + len(raw)
    return head + raw + central + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 150, 150, len(central), start, 0)


def nested() -> bytes:
    inner: bytes = b"a,b\n1,2\n"
    for _ in range(50):
        inner = packed({"a.csv": inner})
    return inner


def zipped_text() -> bytes:
    return packed({"a.csv": b"period,value\n" + b"2019-07-01,5\n" * 20 * MILLION})


ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def ods(rows: str) -> bytes:
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed({"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


ONE = '<table:table-cell office:value-type="{}" office:value="1" {}/>'


def columns_repeated() -> bytes:
    cell = ONE.format("float", 'table:number-columns-repeated="1000000000"')
    return ods(f"<table:table-row>{cell}</table:table-row>")


def rows_repeated() -> bytes:
    cell = ONE.format("percentage", "")
    return ods(f'<table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row>' * 1000)


def rows_and_columns_repeated() -> bytes:
    cell = ONE.format("percentage", 'table:number-columns-repeated="16384"')
    return ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>' * 50)


def ods_entities() -> bytes:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "ha">{declared}]><a>&e9;</a>'
    return packed({"mimetype": ODS, "content.xml": bomb})


def old_workbook() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def chain_in_a_circle() -> bytes:
    """An .xls whose table of sectors leads round and round."""
    raw = bytearray(old_workbook())
    size = 1 << struct.unpack_from("<H", raw, 30)[0]
    first = struct.unpack_from("<L", raw, 76)[0]
    at = 512 + first * size
    for n in range(size // 4):
        struct.pack_into("<L", raw, at + 4 * n, (n + 1) % 2)
    return bytes(raw)


def cut_chain() -> bytes:
    return old_workbook()[:3000]


def parquet(frame: polars.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def dictionary() -> bytes:
    """One long text, five million times: a file of some kilobytes that unpacks to gigabytes of text."""
    return parquet(polars.DataFrame({"period": ["2019-07-01" * 60] * 2_400_000, "value": [1.0] * 2_400_000}))


def many_rows() -> bytes:
    return parquet(polars.select(value=polars.repeat(1.0, 50_000_000)))


def lying_footer() -> bytes:
    raw = bytearray(parquet(polars.DataFrame({"period": ["2019-07-01"] * 100, "value": [1.0] * 100})))
    length = struct.unpack_from("<L", raw, len(raw) - 8)[0]
    start = len(raw) - 8 - length
    for at in range(start, start + length):  # every number that may be a count becomes a large one
        if raw[at] in (0xC8,):
            raw[at] = 0xFE
    return bytes(raw)


def long_footer() -> bytes:
    return b"PAR1" + b"\x19\xfc\xff\xff\xff\xff\x0f" * 1000 + struct.pack("<L", 0x7FFFFFFF) + b"PAR1"


def nested_columns() -> bytes:
    deep: object = 1
    for _ in range(60):
        deep = [deep]
    return parquet(polars.DataFrame({"period": [deep], "value": [deep]}))


def one_line() -> bytes:
    return b"a" * 19 * MILLION


def one_line_of_cells() -> bytes:
    return b"period,value\n" + b"," * 19 * MILLION


def never_closed() -> bytes:
    return b'period,value\n2019-07-01,"5\n' + b"2019-08-01,6\n" * MILLION


def quotes() -> bytes:
    return b"period,value\n" + b'"' * 18 * MILLION


def nuls() -> bytes:
    return b"period,value\n" + b"\0" * 18 * MILLION


def million_columns() -> bytes:
    names = ",".join(f"c{n}" for n in range(MILLION))
    return f"{names}\n{names}\n".encode()


def many_short_columns() -> bytes:
    return (b"a" + b"," * 90_000 + b"\n") * 200


def half_of_a_character() -> bytes:
    return b"\xff\xfe" + "period,value\n".encode("utf-16-le") + b"\x00\xd8" * 9 * MILLION + b"\x00"


def old_line_ends() -> bytes:
    return b"period,value\r" + b"\r" * 18 * MILLION


def many_different() -> bytes:
    return b"period,value\n" + b"".join(b"%d,%d\n" % (n, n) for n in range(1_200_000))


def long_numbers() -> bytes:
    return (
        b"period,value\n"
        + b"2019-07-01,"
        + b"9" * 120_000
        + b"\n"
        + b"2019-08-01,1e"
        + b"9" * 100_000
        + b"\n"
    )


def blanks() -> bytes:
    return (b"a" + b" " * 90_000 + b"b\n") * 200


MADE: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        far_corners, beyond_all_corners, shared_strings, many_shared_strings, zeros, many_cells, one_row,
        sixteen_thousand_columns, many_formulas, many_styles, many_sheets, merged_everywhere, deep, entities,
        outside, many_parts, one_over_another, nested, zipped_text, columns_repeated, rows_repeated,
        rows_and_columns_repeated, ods_entities, chain_in_a_circle, cut_chain, dictionary, many_rows,
        lying_footer, long_footer, nested_columns, one_line, one_line_of_cells, never_closed, quotes, nuls,
        million_columns, many_short_columns, half_of_a_character, old_line_ends, many_different, long_numbers,
        blanks,
    )
}  # fmt: skip
