"""Two pictures for the demonstration, drawn by these lines: nobody was photographed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from goldthread.server.files.drawing import QUALITY, SMALL_SIDE, Drawn

SIZE = (1600, 1000)
WALL, PAPER, LINE, INK = "#f3efe6", "#d9bd94", "#b99a6c", "#41444d"
NOTES = ("#ffe27a", "#ffe27a", "#a9d8f0", "#ffe27a", "#f7b7c5", "#ffe27a", "#c6e3b5")
COATS = ("#3f6fa8", "#d7dde5", "#2f8f8b", "#8a5fa3", "#3f6fa8", "#c9763f")
SKIN = ("#d9a982", "#f0cfae", "#6f4a33", "#e8bd98", "#9a6b48", "#c4926a")
HAIR = ("#3a2a20", "#8b6a3e", "#1f1f24", "#b8b2a6", "#5a3422", "#2b2b30")


def wall_of_notes() -> tuple[Drawn, Drawn]:
    """Brown paper on a wall: the steps of a process as notes, joined by arrows, the waits below them."""
    picture, pen = _sheet()
    pen.rectangle((80, 150, 1520, 850), fill=PAPER, outline=LINE, width=4)
    for column in range(7):
        left = 130 + column * 196
        _note(pen, left, 220, NOTES[column], lines=3)
        if column < 6:
            _arrow(pen, left + 150, 295, left + 192)
        for row in range((2, 1, 3, 1, 2, 3, 1)[column]):
            _note(pen, left + 8, 470 + row * 118, NOTES[(column + row * 2 + 2) % 7], lines=2, side=104)
    pen.line((130, 430, 1470, 430), fill=INK, width=5)
    for column in range(8):
        pen.line((130 + column * 191, 416, 130 + column * 191, 444), fill=INK, width=5)
    return _written(picture)


def people_before_a_board() -> tuple[Drawn, Drawn]:
    """Six people, seen from behind, before a board on which a line falls."""
    picture, pen = _sheet()
    pen.rectangle((300, 90, 1300, 610), fill="white", outline=INK, width=8)
    pen.line((380, 150, 380, 540), fill=INK, width=5)
    pen.line((380, 540, 1230, 540), fill=INK, width=5)
    heights = (220, 200, 245, 215, 230, 330, 360, 350, 420, 405, 440, 430)
    points = [(420 + 70 * n, height) for n, height in enumerate(heights)]
    pen.line(points, fill="#3f6fa8", width=8, joint="curve")
    for x, y in points:
        pen.ellipse((x - 11, y - 11, x + 11, y + 11), fill="#3f6fa8")
    pen.rectangle((0, 900, *SIZE), fill="#cfc6b4")
    for n in range(6):
        _from_behind(pen, 200 + 240 * n, 560 + (n % 3) * 40, COATS[n], SKIN[n], HAIR[n])
    return _written(picture)


def _sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", SIZE, WALL)
    return picture, ImageDraw.Draw(picture)


def _note(pen: ImageDraw.ImageDraw, left: int, top: int, colour: str, *, lines: int, side: int = 140) -> None:
    pen.rectangle((left + 5, top + 6, left + side + 5, top + side + 6), fill=LINE)
    pen.rectangle((left, top, left + side, top + side), fill=colour)
    for n in range(lines):
        y = top + side * (n + 1) // (lines + 1)
        pen.line((left + 18, y, left + side - 18 - 22 * (n % 2), y), fill=INK, width=6)


def _arrow(pen: ImageDraw.ImageDraw, left: int, y: int, right: int) -> None:
    pen.line((left, y, right - 12, y), fill=INK, width=6)
    pen.polygon([(right - 18, y - 13), (right, y), (right - 18, y + 13)], fill=INK)


def _from_behind(pen: ImageDraw.ImageDraw, x: int, top: int, coat: str, skin: str, hair: str) -> None:
    pen.rounded_rectangle((x - 95, top + 120, x + 95, SIZE[1] + 80), radius=80, fill=coat)
    pen.rectangle((x - 22, top + 90, x + 22, top + 140), fill=skin)
    pen.ellipse((x - 58, top, x + 58, top + 122), fill=hair)


def _written(picture: Image.Image) -> tuple[Drawn, Drawn]:
    small = picture.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return _jpeg(picture), _jpeg(small)


def _jpeg(picture: Image.Image) -> Drawn:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue(), picture.width, picture.height
