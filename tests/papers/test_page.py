"""A paper as a web page: whole in itself, nothing of people's texts is markup, no script."""

import re
from html.parser import HTMLParser

import pytest

from goldthread.papers import write

from .conftest import NAMES


class Read(HTMLParser):
    """What a browser would make of a page: its elements, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.links, self.texts = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "xlink:href")]

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(scope="module")
def raw(paper):
    return write(paper, "html").decode()


@pytest.fixture(scope="module")
def page(raw):
    return Read(raw)


def test_nothing_is_run_and_nothing_is_fetched(page):
    assert not {"script", "iframe", "img", "link", "object", "form"} & set(page.tags)
    assert all(link.startswith("#") for link in page.links)


def test_peoples_texts_are_texts(page):
    said = "".join(page.texts)
    assert all(name in said for name in NAMES if "\x07" not in name)
    assert {"b", "i", "em"}.isdisjoint(page.tags)


def test_signs_that_turn_a_line_round_are_left_out(page):
    assert "\u202e" not in "".join(page.texts)
    assert "\x07" not in "".join(page.texts)


def test_every_chart_has_its_sentence_its_doubts_and_an_alternative_text(raw, paper):
    assert len(re.findall(r'<svg[^>]*role="img"[^>]*aria-label=["\'][^>]{50,}>', raw)) == len(paper.charts)
    for chart in paper.charts:
        assert chart.sentence in raw
        assert all(said in raw for said in chart.sure)
    assert "Of 100 like it, about" in raw


def test_every_id_is_there_once_and_every_link_leads_somewhere(page, raw):
    ids = re.findall(r'\sid="([^"]+)"', raw)
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.links} <= set(ids)


def test_a_link_that_runs_something_is_none(paper, chart):
    from dataclasses import replace

    overview = paper.parts[0]
    group = overview.groups[0]
    rows = (replace(group.rows[0], link="javascript:alert(1)"),)
    paper = replace(paper, parts=(replace(overview, groups=(replace(group, rows=rows),)),))
    assert "javascript" not in write(paper, "html").decode()


def test_the_same_paper_gives_the_same_bytes(paper, raw):
    assert write(paper, "html").decode() == raw


def test_a_paper_of_nothing_is_a_page_too():
    from datetime import date

    from goldthread.papers import Overview, Paper

    page = Read(write(Paper("Empty", date(2026, 6, 3), parts=(Overview(()),)), "html").decode())
    assert "Empty" in page.texts


def test_whoever_waits_is_told_of_each_chart_and_may_stop_it(paper):
    done = []

    def stop(more):
        done.append(more)
        if len(done) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write(paper, "html", stop)
    assert done == [1, 1]
