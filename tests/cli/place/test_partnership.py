"""`goldthread partnership`, run as a person runs it."""

from pathlib import Path

from .test_places import goldthread


def test_a_partnership_begins_asks_and_is_left(place: Path) -> None:
    begun = goldthread(
        "partnership", "begin", "--name", "Better together", "--organisation", "sash",
        "--administrator", "ada@example.org", place=place,
    )  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    assert "Better together has begun: better-together" in begun.stdout
    assert "Ada Khan administers it." in begun.stdout

    by_mail = ("--email", "nia@example.org", "--name", "Nia Rees")
    asked = goldthread("partnership", "invite", "better-together", *by_mail, place=place)
    assert "/partnerships/join/" in asked.stdout
    again = goldthread("partnership", "invite", "better-together", *by_mail, place=place)
    assert again.returncode == 1
    assert "has not answered yet" in again.stderr

    listed = goldthread("partnership", "list", place=place)
    assert "SASH  Surrey and Sussex shares: totals" in listed.stdout
    assert "Nia Rees <nia@example.org>  asked on" in listed.stdout

    left = goldthread("partnership", "leave", "better-together", "SASH", place=place)
    assert "Surrey and Sussex has left Better together." in left.stdout
    assert "SASH" not in goldthread("partnership", "list", place=place).stdout


def test_what_is_not_here_is_named_with_what_is(place: Path) -> None:
    nowhere = goldthread("partnership", "begin", "--name", "X", "--organisation", "LTHT", place=place)
    assert nowhere.returncode == 1
    assert "no organisation with the code LTHT here; there are SASH" in nowhere.stderr
    none = goldthread("partnership", "leave", "x", "SASH", place=place)
    assert "no partnership x here; there are none yet" in none.stderr


def test_a_national_priority_is_set_and_lapses_from_the_shell(place: Path) -> None:
    made = goldthread("priority", "set", "A&E-4H", "Four hours", "--set-on", "2010-06-01", place=place)
    assert "‘Four hours’ is asked of every organisation." in made.stdout, made.stderr
    again = goldthread("priority", "set", "A&E-4H", "Four hours", "--set-on", "2010-06-01", place=place)
    assert (again.returncode, "already" in again.stderr) == (1, True)
    goldthread("priority", "lapse", "A&E-4H", "--on", "2019-07-01", place=place)
    listed = goldthread("priority", "list", place=place).stdout
    assert "A&E-4H  Four hours: set on 01 June 2010, lapsed on 01 July 2019" in listed
