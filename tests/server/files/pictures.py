"""Pictures as people send them, made on the spot."""

from io import BytesIO
from typing import Any

from PIL import Image

from goldthread.server.files import drawing
from goldthread.server.files.receiving import Received

SOMEWHERE = {1: "N", 2: (51.0, 14.0, 24.0), 3: "W", 4: (0.0, 10.0, 12.0)}


def of_kind(kind: str = "JPEG", size: tuple[int, int] = (60, 40), colour: str = "teal", **more: Any) -> bytes:
    """A picture of one colour, as a file of that kind."""
    out = BytesIO()
    Image.new(more.pop("mode", "RGB"), size, colour).save(out, kind, **more)
    return out.getvalue()


def of_a_phone(turned: int = 6) -> bytes:
    """One that says where it was taken, by what, and that it lies on its side; with a comment."""
    said = Image.Exif()
    said[0x010F], said[0x0112] = "Phone of Maria Quince", turned
    said.get_ifd(0x8825).update(SOMEWHERE)
    return of_kind(exif=said, comment=b"the ward of Maria Quince")


def received(content: bytes | None = None) -> Received:
    """A picture that stands among the files."""
    _, whole, small = drawing.drawn(content or of_kind())
    assert whole
    assert small
    return Received.drawn(whole, small)
