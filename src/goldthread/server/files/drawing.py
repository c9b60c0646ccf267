"""A picture that a stranger sent, drawn anew: in a process of its own, which knows nothing of Django.

What comes out is made of its pixels alone. Where it was taken, by what and whom, its comments, its other
frames and whatever else a file can carry stay behind.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
"""By what a file itself says; neither its name nor what the browser says of it is asked."""

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000
SMALL_SIDE = 640
QUALITY = 85

NO_PICTURE = "This is no picture that can be read. Send a JPEG, PNG, WebP, GIF or HEIC: what a phone takes."
DAMAGED = "This picture is damaged or cut short. Open it, save it anew, and send that."
TOO_LARGE = "This picture has more than 50 million points. Save it smaller, as for e-mail, and send that."

Drawn = tuple[bytes, int, int]
"""A JPEG, its width and its height."""


def drawn(content: bytes) -> tuple[str, Drawn | None, Drawn | None]:
    """The picture as it is shown and a smaller one; or, first, in a sentence, why it is none."""
    import pi_heif
    from PIL import Image, UnidentifiedImageError

    pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                return TOO_LARGE, None, None
            whole = _pixels(found)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return TOO_LARGE, None, None
    except UnidentifiedImageError:
        return NO_PICTURE, None, None
    except MemoryError:
        raise
    except Exception:  # whatever a broken file breaks in what reads it
        return DAMAGED, None, None
    small = whole.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return "", _written(whole), _written(small)


def _pixels(found: Image) -> Image:
    """Its first frame, upright, no larger than is shown, on white: in a new picture that has nothing else."""
    from PIL import Image, ImageOps

    found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # of a JPEG no more is worked out than is needed
    found.load()
    clear = "transparency" in found.info or found.mode in ("RGBA", "LA", "PA", "RGBa", "La")
    wanted = "RGBA" if clear else "RGB"
    plain = found if found.mode == wanted else found.convert(wanted)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(plain)
    anew = Image.new("RGB", upright.size, "white")
    anew.paste(upright, mask=upright if clear else None)
    return anew


def _written(picture: Image) -> Drawn:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue(), picture.width, picture.height
