"""Each room brings its own part of the demonstration, and is found by itself."""

from pathlib import Path

from django.apps import apps

from goldthread.demo import rooms
from goldthread.demo.load import steps

FILES = {path.stem for path in Path(rooms.__file__).parent.glob("*.py")} - {"__init__"}


def test_all_begin_before_any_goes_on_each_in_the_order_of_the_house() -> None:
    order = [app.label for app in apps.get_app_configs()]
    found = [(step.__name__, step.__module__.rpartition(".")[2]) for _, step in steps()]
    assert found == sorted(found, key=lambda one: (one[0], order.index(one[1])))
    assert found[0] == ("begin", "people")


def test_each_file_is_of_a_room_and_is_used() -> None:
    assert {step.__module__.rpartition(".")[2] for _, step in steps()} == FILES
