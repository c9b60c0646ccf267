"""Whoever is faster than the server still gets the answer to what they typed last."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

from .visiting import fill, follow, main


def test_the_preview_answers_what_was_typed_last_on_a_slow_line(visitor: Visitor) -> None:
    page = visitor("Head of improvement", "SASH")
    page.goto("/o/SASH/workshops/")
    follow(page, "Heart failure clinic in a week")
    follow(page, re.compile("Tie it to a measure"))
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    main(page).get_by_label("Which measure?").select_option(index=1)
    fill(page, "How many places does the workshop touch?", "2")
    fill(page, "How many such places are there?", "30")
    fill(page, "What are the places?", "clinics")
    main(page).get_by_label("What are the places?").blur()
    expect(main(page)).to_contain_text("Could we even see it?", timeout=10_000)
