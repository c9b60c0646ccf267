"""Each decision has a number of its own, by which others speak of it."""

import re
from pathlib import Path

DECISIONS = sorted((Path(__file__).parents[2] / "docs/adr").glob("*.md"))


def test_each_decision_has_a_number_of_its_own_and_says_it():
    numbers = [int(each.name[:4]) for each in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for number, each in zip(numbers, DECISIONS, strict=True):
        assert re.match(rf"# {number}\. ", each.read_text()), each.name
