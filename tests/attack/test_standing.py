"""What changed though nobody may have changed it is found, also where the record says nothing of it."""

from attack.standing import Standing, wrongly_changed

SAM, ADA, NIA = "people.person:1", "people.person:2", "people.person:3"
Line = tuple[str, str, str]


def wrong(*lines: Line, **changed: str) -> list[str]:
    tables = {"people_person": "1", "people_grant": "1", "post_muted": "1", "measures_measure": "1"}
    before = Standing(tables, (("team.added", "people.team:1", ADA),), frozenset({SAM, ADA}))
    after = Standing({**tables, **changed}, (*before.record, *lines), frozenset({SAM, ADA, NIA}))
    return list(wrongly_changed(before, after))


def test_nothing_that_changed_is_nothing_found() -> None:
    assert wrong() == []


def test_what_one_may_change_of_oneself_is_not_found_and_of_others_it_is() -> None:
    assert wrong(("letters.muted", SAM, SAM), post_muted="2") == []
    assert len(wrong(("letters.muted", ADA, SAM), post_muted="2")) == 1


def test_a_role_that_one_gave_oneself_is_found_and_that_of_somebody_new_with_a_link_is_not() -> None:
    assert wrong(("role.granted", SAM, SAM), people_grant="2")[0].startswith(
        "something changed: role.granted"
    )
    assert wrong(("role.granted", NIA, NIA), people_grant="2") == []
    assert wrong(("role.granted", NIA, ""), people_grant="2")


def test_what_the_record_does_not_say_is_found() -> None:
    assert wrong(measures_measure="2") == ["measures_measure changed, and no line of the record says so"]
    assert wrong(("totals.published", "people.organisation:1", "")) == []
