"""What `python -m bench` is asked for, without measuring anything."""

import pytest

from bench.__main__ import DOCUMENT, main, place_of_its_own, with_section
from bench.parts import PARTS, ROWS


def test_help_names_the_parts_and_measures_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    said = capsys.readouterr().out
    assert all(part in said for part in PARTS)
    assert "| ---" not in said


@pytest.mark.parametrize("wrong", [["pagse"], ["--pages"], ["--rows"], ["methods", "--rows"]])
def test_what_cannot_be_measured_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(wrong)
    assert end.value.code == 2
    assert "python -m bench: error: " in capsys.readouterr().err


def test_each_part_has_its_section_in_the_document() -> None:
    text = DOCUMENT.read_text()
    for part in PARTS:
        assert with_section(text, part, ["new"]).count(f"<!-- {part} -->\nnew<!-- /{part} -->") == 1


def test_the_rest_of_the_document_stays() -> None:
    text = "before\n<!-- load -->\nold\n<!-- /load -->\nafter\n"
    assert with_section(text, "load", ["new", ""]) == "before\n<!-- load -->\nnew\n<!-- /load -->\nafter\n"


@pytest.mark.parametrize("rows", [False, True])
def test_the_installation_of_this_machine_is_left_alone(rows: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATA", "/somebody/else's")
    assert place_of_its_own(rows=rows)["GOLDTHREAD_DATA"].endswith("/var/bench")


def test_only_rows_are_asked_of_another_database() -> None:
    assert place_of_its_own(rows=False)["DATABASE"] == "sqlite"
    assert "DATABASE" not in place_of_its_own(rows=True)
    assert ROWS.keys() < PARTS.keys()
