"""What a stranger sends is drawn anew: its pixels come through, and nothing else."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from goldthread.server.files import drawing, receiving
from goldthread.server.files.receiving import NotAPicture, receive

from .pictures import of_a_phone, of_kind

HERE = Path(__file__).parent


def drawn(content: bytes) -> Image.Image:
    wrong, whole, _small = drawing.drawn(content)
    assert not wrong
    assert whole
    return Image.open(BytesIO(whole[0]))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_phones_and_screens_make_is_taken(kind: str) -> None:
    picture = drawn(of_kind(kind))
    assert (picture.format, picture.size) == ("JPEG", (60, 40))


def test_where_by_whom_and_what_was_said_of_it_stay_behind() -> None:
    wrong, whole, small = drawing.drawn(of_a_phone())
    assert not wrong
    for content, _, _ in filter(None, (whole, small)):
        assert b"Quince" not in content
        assert b"Exif" not in content
        assert not Image.open(BytesIO(content)).getexif()
        assert "comment" not in Image.open(BytesIO(content)).info


def test_a_picture_that_lies_on_its_side_stands_upright() -> None:
    assert drawn(of_a_phone(turned=6)).size == (40, 60)


def test_of_one_that_moves_the_first_picture_is_kept() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    red, green, blue = drawn(out.getvalue()).getpixel((10, 10))  # type: ignore[misc]
    assert red > 200 > 60 > max(green, blue)


def test_what_is_clear_is_white() -> None:
    assert drawn(of_kind("PNG", mode="RGBA", colour="#00000000")).getpixel((5, 5)) == (255, 255, 255)


def test_large_ones_are_made_as_large_as_they_are_shown() -> None:
    wrong, whole, small = drawing.drawn(of_kind(size=(4000, 3000)))
    assert not wrong
    assert whole
    assert small
    assert (whole[1:], small[1:]) == ((2000, 1500), (640, 480))


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16", "LA"])
def test_every_kind_of_pixel_is_taken(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (9, 9)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert drawn(out.getvalue()).mode == "RGB"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"GIF89a<html><script>alert(1)</script></html>"


@pytest.mark.parametrize("content", [b"", SVG, PAGE, b"%PDF-1.7\n", b"PK\x03\x04", b"BM" + bytes(60)])
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    assert drawing.drawn(content)[0] in (drawing.NO_PICTURE, drawing.DAMAGED)


def test_what_other_readers_could_be_made_to_run_is_not_tried() -> None:
    out = BytesIO()
    Image.new("RGB", (9, 9)).save(out, "EPS")
    assert drawing.drawn(out.getvalue())[0] == drawing.NO_PICTURE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_one_that_is_cut_short_is_refused(kind: str) -> None:
    whole = of_kind(kind, size=(300, 300))
    assert drawing.drawn(whole[: len(whole) // 2])[0] in (drawing.DAMAGED, drawing.NO_PICTURE)


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is a square of that side."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_072, 12_000, 60_000, 2**31 - 1])
def test_one_that_says_it_is_huge_is_refused_before_it_is_unpacked(side: int) -> None:
    assert drawing.drawn(bomb(side))[0] == drawing.TOO_LARGE


def test_more_bytes_than_one_may_are_refused_unread() -> None:
    with pytest.raises(NotAPicture, match="20 MB"):
        receive(BytesIO(bytes(receiving.MOST_BYTES + 1)))


def test_what_is_sent_is_never_read_by_the_server_itself() -> None:
    with pytest.raises(NotAPicture, match="no picture"):
        receive(BytesIO(SVG))
    assert drawing.drawn(of_kind())[0] == ""


def test_what_an_iphone_makes_is_taken_without_what_it_says_of_itself() -> None:
    """phone.heic: made with pillow-heif, teal, with the name of whose phone it was."""
    content = (HERE / "phone.heic").read_bytes()
    assert b"Quince" in content
    picture = drawn(content)
    assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (60, 40), {})


def test_one_that_ends_its_reader_ends_nothing_else() -> None:
    """ends_its_reader.heic: the same with some bytes changed, at which libheif 1.23 ends its process."""
    with pytest.raises(NotAPicture, match="damaged"):
        receive(BytesIO((HERE / "ends_its_reader.heic").read_bytes()))
