"""Pictures of variation and assurance differ in shape, not only in colour, and each has its words."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from goldthread.charts import icons
from goldthread.methods import spc
from goldthread.methods.spc import Assurance, Meaning

ALL = (*icons.VARIATIONS, *icons.ASSURANCES)
STEADY = [10.0, 12, 11, 13, 12, 11, 12, 10, 11, 12, 13, 11]


def test_each_is_told_from_every_other_without_its_colour() -> None:
    grey = {re.sub(r"#[0-9a-f]{3,6}", "grey", each.drawn) for each in ALL}
    assert len(grey) == len(ALL)


def test_each_says_something_of_its_own() -> None:
    assert len({each.words for each in ALL}) == len(ALL)
    assert len({each.kind for each in ALL}) == len(ALL)


@pytest.mark.parametrize("icon", ALL, ids=lambda icon: icon.kind)
def test_each_is_markup_that_needs_no_style_and_has_a_name_or_is_hidden(icon: icons.Icon) -> None:
    hidden, named = ElementTree.fromstring(icon.svg()), ElementTree.fromstring(icon.svg(label="A < B"))
    assert hidden.get("aria-hidden") == "true"
    assert (named.get("role"), named.get("aria-label")) == ("img", "A < B")
    assert "style" not in icon.svg()


@pytest.mark.parametrize(
    ("improves", "last", "words"),
    [
        ("down", 30, "Concern: getting higher"),
        ("down", 0, "Improvement: getting lower"),
        ("up", 30, "Improvement: getting higher"),
        ("up", 0, "Concern: getting lower"),
        ("neither", 30, "Unusually high"),
        ("neither", 0, "Unusually low"),
        ("up", 12, "As usual"),
    ],
)
def test_the_picture_of_a_chart_says_what_its_last_point_means(
    improves: str, last: float, words: str
) -> None:
    assert icons.variation_of(spc.xmr([*STEADY, last], improves=improves)).words == words


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (None, "No target"),
        (100, "Will miss its target"),
        (1, "Will meet its target"),
        (11, "Hit and miss, by chance"),
    ],
)
def test_the_picture_of_a_target_says_whether_it_will_be_met(target: float | None, words: str) -> None:
    assert icons.assurance_of(spc.xmr(STEADY, improves="up", target=target)).words == words


def test_a_target_of_a_measure_of_which_neither_way_is_better_says_that_no_direction_was_given() -> None:
    chart = spc.xmr(STEADY, improves="neither", target=11)
    assert icons.assurance_of(chart).words == "No direction was given"


def test_where_nothing_can_be_said_that_is_said() -> None:
    assert icons.variation(None).words == "Not enough readings"
    assert icons.assurance(None, target=True).words == "Nothing is said of the target"
    assert icons.variation(Meaning.NEUTRAL).words == "Something has changed"
    assert {icons.assurance(each) for each in Assurance} == {
        icons.WILL_MEET,
        icons.WILL_MISS,
        icons.HIT_AND_MISS,
    }
