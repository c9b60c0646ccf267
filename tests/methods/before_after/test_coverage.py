"""What the page says of intervals of pooled groups and of clusters is what was measured."""

from pathlib import Path

import pytest

from goldthread.methods.before_after.coverage import CLUSTERS, GROUPS, clustered, pooled

ROOT = Path(__file__).parents[3]
TABLES = (ROOT / "tests" / "reference" / "before_after" / "coverage.md").read_text().strip().split("\n\n")


def test_the_page_shows_the_tables_as_they_were_measured():
    page = (ROOT / "docs" / "methods" / "before_after.md").read_text()
    assert all(table in page for table in TABLES)
    assert all(f"| {name} |" in TABLES[0] for name in GROUPS)
    assert TABLES[1].startswith("| clusters | " + " | ".join(map(str, CLUSTERS)))


def test_groups_about_equally_sure_are_held_about_as_often_as_said():
    ours, _, _ = pooled(*GROUPS["5 groups, errors 0.11 to 0.30, τ 0.25"], 150)
    assert ours == pytest.approx(0.93, abs=0.06)


def test_one_group_much_surer_than_the_others_is_not_held_so_often():
    ours, older, ranged = pooled(*GROUPS["5 groups, one ten times as sure, τ 0.1"], 150)
    assert max(ours, older, ranged) < 0.87


def test_clusters_of_unlike_size_want_to_be_many():
    assert clustered(5, "unlike", 200) < 0.92
    assert clustered(15, "alike", 100) > 0.87
