"""Rooms know only what stands below them, also where no import says so, and use no other's managers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .managers import used_in
from .reaching import in_module, in_template
from .rooms import ROOMS, SERVER, may_know, room_of

TEMPLATES = {".jinja", ".html", ".txt", ".md"}


def _files(*kinds: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(SERVER.rglob("*")):
        apart = {"migrations", "static", "__pycache__"} & set(path.parts)
        if path.suffix in kinds and not apart and room_of(path) in ROOMS:
            yield room_of(path), path


def test_no_template_names_a_room_above_it() -> None:
    found = [
        f"{path.relative_to(SERVER)}:{named.line} names {named.words}"
        for room, path in _files(*TEMPLATES)
        for named in in_template(path.read_text(encoding="utf-8"))
        if not may_know(room, named.room)
    ]
    assert found == []


def test_no_string_of_a_module_names_a_room_above_it() -> None:
    found = [
        f"{path.relative_to(SERVER)}:{named.line} names {named.words}"
        for room, path in _files(".py")
        for named in in_module(path.read_text(encoding="utf-8"))
        if not may_know(room, named.room)
    ]
    assert found == []


def test_rooms_ask_each_other_by_queries_and_never_by_managers() -> None:
    found = [
        f"{path.relative_to(SERVER)}:{named.line} uses {named.words}, of {named.room}"
        for room, path in _files(".py")
        for named in used_in(path.read_text(encoding="utf-8"), room)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("template", "room"),
    [
        ('<a href="{{ url("improvement:workshops", code) }}">', "improvement"),
        ("<a href=\"{{ url('aims:thread', code) }}\">", "aims"),
        ('{% extends "aims/thread.jinja" %}', "aims"),
        ('{% include ["nothing.jinja", "evidence/_table.jinja"] %}', "evidence"),
        ('{% from "measures/_pieces.jinja" import chart %}', "measures"),
        ('{% for text, name in [("Due", "improvement:due")] %}{{ url(name) }}{% endfor %}', "improvement"),
        ('{% include "improvement/mail/weekly.txt.jinja" %}', "improvement"),
        ('<p>It’s theirs, isn\'t it? {{ url("aims:" ~ page) }}', "aims"),
        ('<a href="/evidence/?organisation={{ code }}">', "evidence"),
    ],
)
def test_what_a_template_names_is_found(template: str, room: str) -> None:
    assert [named.room for named in in_template(template)] == [room]


@pytest.mark.parametrize(
    ("module", "room"),
    [
        ('redirect("improvement:workshop", code)', "improvement"),
        ('reverse("aims:thread", args=[code])', "aims"),
        ('reverse(f"aims:{page}")', "aims"),
        ('render(request, "evidence/evidence.jinja")', "evidence"),
        ('apps.get_model("improvement.Workshop")', "improvement"),
        ('apps.get_model("improvement", "workshop")', "improvement"),
        ('models.ForeignKey("measures.Measure", on_delete=models.PROTECT)', "measures"),
        ('import_module("goldthread.server.aims.queries")', "aims"),
        ('import_string("goldthread.server.aims.queries.thread")', "aims"),
        ('ContentType.objects.get(app_label="aims", model="objective")', "aims"),
    ],
)
def test_what_a_string_names_is_found(module: str, room: str) -> None:
    assert {named.room for named in in_module(module)} == {room}


@pytest.mark.parametrize(
    "module",
    [
        '"""See people/access.py and measures: the rest."""',
        'says("workshop.proposed", lambda e, w: "")',
        'Q(workshop__stage="closed")',
    ],
)
def test_what_only_looks_like_a_name_is_let_be(module: str) -> None:
    assert list(in_module(module)) == []


@pytest.mark.parametrize(
    "module",
    [
        "from goldthread.server.measures.models import Measure\nMeasure.objects.all()",
        "from goldthread.server.measures.models import Measure as M\nM.objects.filter(pk=1)",
        "from goldthread.server.measures.models.measure import Measure\nMeasure._default_manager.get(pk=1)",
        "from goldthread.server.measures import models\nmodels.Measure.objects.count()",
        "from goldthread.server.measures.models import Measure\nget_object_or_404(Measure, pk=1)",
        "measure.revisions.filter(number=1)",
        "self.revision.readings.all()",
    ],
)
def test_managers_of_another_room_are_found(module: str) -> None:
    assert {named.room for named in used_in(module, "aims")} == {"measures"}
    assert list(used_in(module, "measures")) == []


def test_models_may_be_named_where_nothing_is_asked_of_them() -> None:
    module = "from goldthread.server.measures.models import Measure\nisinstance(it, Measure)\nMeasure.Kind"
    assert list(used_in(module, "aims")) == []
