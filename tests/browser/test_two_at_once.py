"""What one records of a measure, another who looks at it is told of; nothing moves under their hands.

What one changes, another who has the same form open is told of before they undo it.
"""

from playwright.sync_api import Page, expect

from .conftest import Visitor
from .visiting import fill, main, press

EYE = "/o/SATH/measures/EYE-WAIT/"
NEWS = "Somebody recorded a value"


def record(page: Page, value: str) -> None:
    """A value of July, put right if there is one."""
    page.goto(f"{EYE}record/")
    fill(page, "Month", "July 2019")
    fill(page, "Value", value)
    fill(page, "Why it was wrong", "It was typed wrongly.")
    press(page, "Record")


def test_what_one_records_the_other_is_told_of(visitor: Visitor) -> None:
    reads, records = visitor("Head of improvement", "SATH"), visitor("Head of improvement", "SATH")
    reads.goto(EYE)
    record(records, "33")
    expect(main(reads)).to_contain_text(NEWS, timeout=20_000)
    reads.get_by_role("link", name="Show it").click()
    reads.wait_for_load_state()
    expect(main(reads)).not_to_contain_text(NEWS)
    expect(main(records)).not_to_contain_text(NEWS)


def test_what_one_types_stays_where_it_is(visitor: Visitor) -> None:
    types, records = visitor("Head of improvement", "SATH"), visitor("Head of improvement", "SATH")
    types.goto(f"{EYE}record/")
    fill(types, "Value", "41")
    before = types.get_by_label("Value").bounding_box()
    record(records, "35")
    expect(main(types)).to_contain_text(NEWS, timeout=20_000)
    expect(types.get_by_label("Value")).to_have_value("41")
    assert types.get_by_label("Value").bounding_box() == before


def test_what_one_changed_the_other_is_told_before_they_undo_it(visitor: Visitor) -> None:
    first = visitor("Head of improvement", "SASH")
    second = visitor("Chief operating officer", "SASH", javascript=False)
    first.goto("/o/SASH/thread/objectives/")
    main(first).locator("a.app-cards__link").first.click()
    here = first.url
    first.goto(f"{here}edit/")
    second.goto(f"{here}edit/")
    fill(first, "The objective", "Nobody waits for a letter")
    press(first, "Save")
    fill(second, "The objective", "Everybody has their letter")
    press(second, "Save")
    expect(main(second)).to_contain_text("changed this at")
    expect(main(second)).to_contain_text("and is now ‘Nobody waits for a letter’")
    expect(second.get_by_label("The objective").first).to_have_value("Everybody has their letter")
    press(second, "Save")
    expect(main(second)).to_contain_text("The objective is saved")
    first.goto(here)
    expect(main(first)).to_contain_text("Everybody has their letter")
