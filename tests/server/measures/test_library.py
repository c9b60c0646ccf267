"""The library: ready definitions that are whole, found by what somebody types, and used."""

import re
from collections import Counter

import pytest
from django.urls import reverse

from goldthread.server.measures import actions, queries, refusals
from goldthread.server.measures.forms import MeasureForm
from goldthread.server.measures.library import by_key, every, grouped
from goldthread.server.measures.library.__main__ import as_markdown
from goldthread.server.measures.library.finding import found
from goldthread.server.measures.models import Measure
from goldthread.server.measures.views.beginning import filled_from

ADD = reverse("measures:add", args=["SASH"])
LIBRARY = reverse("measures:library", args=["SASH"])
KEYS = [ready.key for ready in every()]


def text_of(response):
    return " ".join(response.content.decode().split())


def filled(ready):
    """What the form is sent with when nothing is changed in it."""
    return {name: "" if value is None else value for name, value in filled_from(ready).items()}


def test_there_are_sixty_in_five_groups_and_each_has_a_key_and_a_title_of_its_own():
    assert len(every()) == len(by_key()) == len({ready.title for ready in every()}) == 60
    assert [(title, len(ready) >= 10) for title, ready in grouped()] == [
        (title, True) for title in ("Safety", "Flow", "Experience", "Workforce", "Cost")
    ]
    assert set(Counter(ready.role for ready in every())) == {"outcome", "process", "balancing"}


@pytest.mark.parametrize("key", KEYS)
def test_each_names_its_source_with_the_year_and_says_where_it_misleads(key):
    ready = by_key()[key]
    assert re.search(r", .*\b(19|20)\d\d\b", ready.source)
    assert ready.caution
    assert bool(ready.denominator) == (ready.kind in ("percentage", "rate"))
    assert bool(ready.numerator) == bool(ready.denominator)
    for said in (ready.counted, ready.population, ready.numerator, ready.denominator):
        assert not said.endswith(".")
    for said in (ready.method, ready.caution):
        assert said.endswith((".", "’"))
    assert "—" not in "".join(map(str, vars(ready).values()))


def test_what_of_each_source_was_looked_up_is_said_and_counted_in_the_document():
    said = Counter(ready.looked_up for ready in every())
    assert said == {"definition": 20, "title": 25, "": 15}
    assert as_markdown().count("what is counted agrees with it") == said["definition"]


def test_each_is_a_definition_that_the_form_and_the_action_take(trust, facilitator):
    for ready in every():
        form = MeasureForm(filled(ready), organisation=trust)
        assert form.is_valid(), (ready.key, form.errors)
        measure = actions.add_measure(organisation=trust, by=facilitator, **form.cleaned_data)
        now = queries.in_force(measure)
        assert queries.counted_as(now, facilitator).differs == (), ready.key
        assert queries.lacking(measure, now) == ["owner"], ready.key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("falls", "falls"),
        ("fals", "falls"),
        ("presure sores", "pressure-ulcers"),
        ("DNA", "did-not-attend"),
        ("did not atend", "did-not-attend"),
        ("c diff", "c-difficile"),
        ("clostridium dificile", "c-difficile"),
        ("hand hygeine", "hand-hygiene"),
        ("% of patients seen within four hours", "four-hours"),
        ("18 weeks", "rtt-18-weeks"),
        ("62 day", "cancer-62-days"),
        ("los", "length-of-stay"),
        ("MRSA", "mrsa"),
        ("vacancy", "vacancies"),
        ("overproduction", "tests-repeated"),
        ("FFT", "friends-and-family"),
        ("sick leave", "sickness-absence"),
    ],
)
def test_what_somebody_types_finds_what_they_mean_first(typed, key):
    assert found(typed)[0].key == key


@pytest.mark.parametrize("typed", ["", "the", "xyzzy", "%", "<script>", "a" * 5000, "\x00\u202e", "的"])
def test_what_means_nothing_finds_nothing(typed):
    assert found(typed) == []


def test_the_page_offers_while_one_types_and_use_this_fills_the_form(client, facilitator):
    client.force_login(facilitator)
    offered = client.get(reverse("measures:suggested", args=["SASH"]), {"title": "presure ulcer"})
    link = f"{ADD}?like=pressure-ulcers"
    assert link in offered.content.decode()
    form = client.get(link).content.decode()
    assert 'value="Pressure ulcers from our care per 1,000 bed days"' in form
    assert 'value="pressure-ulcers"' in form
    response = client.post(link, filled(by_key()["pressure-ulcers"]), follow=True)
    assert response.status_code == 200
    measure = Measure.objects.get()
    said = text_of(client.get(reverse("measures:measure", args=["SASH", measure.code])))
    assert "Counted as" in said
    assert "NHS Improvement, Pressure ulcers: revised definition and measurement, 2018" in said


def test_what_is_changed_in_the_form_is_said_as_a_difference(client, trust, facilitator):
    client.force_login(facilitator)
    given = filled(by_key()["falls"]) | {"population": "Inpatients of Ash ward", "code": "FALLS"}
    client.post(ADD, given)
    page = text_of(client.get(reverse("measures:measure", args=["SASH", "FALLS"])))
    assert "It differs in: population." in page


def test_a_key_that_nobody_knows_is_refused_and_its_address_is_an_empty_form(client, trust, facilitator):
    with pytest.raises(refusals.NotAMeasure, match="no ready definition ‘nothing’"):
        actions.add_measure(
            organisation=trust, title="X", frequency="day", direction="up", library="nothing", by=facilitator
        )
    client.force_login(facilitator)
    assert client.get(f"{ADD}?like=nothing").status_code == 200
    refused = client.post(ADD, filled(by_key()["falls"]) | {"library": "nothing"})
    assert "no ready definition ‘nothing’" in text_of(refused)


def test_without_a_script_the_library_is_searched_by_a_form(client, staff):
    client.force_login(staff)
    whole = text_of(client.get(LIBRARY))
    assert whole.count("<details class") >= 60
    assert "Use this" not in whole
    some = text_of(client.get(LIBRARY, {"q": "sepsis"}))
    assert "Antibiotics within one hour" in some
    assert "Linen" not in some
    assert "Nothing like it" in text_of(client.get(LIBRARY, {"q": "xyzzy"}))


def test_the_documents_list_every_definition():
    printed = as_markdown()
    assert all(f"### {ready.title}\n" in printed and ready.source in printed for ready in every())
