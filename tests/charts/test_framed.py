"""A picture carries its title, its finding and its doubts."""

import struct
from xml.etree import ElementTree

import pytest

from goldthread.charts.apart import Drawer
from goldthread.charts.figure import Figure
from goldthread.charts.framed import Frame, framed
from goldthread.charts.render import picture, picture_png
from goldthread.charts.spc import spc as spc_figure
from goldthread.methods import spc

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="200"><g/></svg>'
FRAME = Frame("Letters", ("Nothing unusual.",), ("34 of 100 like it cry wolf.",))


@pytest.fixture(scope="module")
def figure() -> Figure:
    return spc_figure(spc.xmr([10.0, 12, 11, 13, 12]), width=340)


def texts(drawn: str) -> list[str]:
    return [
        each.text or "" for each in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
    ]


def test_the_title_stands_above_and_what_is_said_beneath():
    assert texts(framed(DRAWN, FRAME)) == ["Letters", "Nothing unusual.", "34 of 100 like it cry wolf."]


def test_long_texts_are_wrapped_and_a_word_longer_than_a_line_is_broken():
    lines = texts(framed(DRAWN, Frame("W" * 90, ("one two three four five six seven eight " * 4,))))
    assert "".join(lines[:-1]).startswith("W" * 90)
    assert max(map(len, lines)) < 60


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", '" onload="x', "a & b", "\x00\x08", "مرحبا", "😀 " * 30]
)
def test_a_title_is_text_and_nothing_else(title):
    drawn = framed(DRAWN, Frame(title), alt=title)
    root = ElementTree.fromstring(drawn)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {"svg", "rect", "text", "g"}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]


def test_what_does_not_say_its_size_is_refused():
    with pytest.raises(ValueError, match="how large"):
        framed("<svg></svg>", FRAME)


def test_it_is_the_same_in_a_process_beside(figure):
    drawer = Drawer()
    try:
        assert drawer.picture(figure, FRAME) == picture(figure, FRAME)
        wide, high = struct.unpack(">II", drawer.picture_png(figure, FRAME)[16:24])
    finally:
        drawer.close()
    assert wide == 680
    assert high > 400


def test_more_dots_to_each_pixel_make_a_larger_png(figure):
    wide, _ = struct.unpack(">II", picture_png(figure, FRAME, density=3)[16:24])
    assert wide == 1020
