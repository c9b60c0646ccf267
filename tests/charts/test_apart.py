"""Figures drawn in a process of their own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from goldthread.charts.apart import Drawer, NotDrawn
from goldthread.charts.figure import Figure
from goldthread.charts.render import svg
from goldthread.charts.spc import spc as spc_figure
from goldthread.methods import spc


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    drawer = Drawer()
    yield drawer
    drawer.close()


@pytest.fixture(scope="module")
def figure() -> Figure:
    return spc_figure(spc.xmr([10.0, 12, 11, 13, 12]), width=340)


def test_a_figure_is_the_same_as_drawn_here(drawer: Drawer, figure: Figure) -> None:
    assert drawer.svg(figure) == svg(figure)


def test_one_process_draws_them_all_and_another_takes_its_place(drawer: Drawer, figure: Figure) -> None:
    drawer.svg(figure)
    first = drawer._process
    drawer.svg(figure)
    assert drawer._process is first
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert drawer.svg(figure).startswith("<svg")


def test_a_process_makes_room_for_another_after_so_many(figure: Figure) -> None:
    drawer = Drawer(draws=1)
    drawer.svg(figure)
    assert drawer._process is None
    drawer.close()


def test_what_takes_too_long_is_given_up(figure: Figure) -> None:
    drawer = Drawer(wait=0.0)
    with pytest.raises(NotDrawn):
        drawer.svg(figure)
    drawer.close()


def test_only_so_many_wait(drawer: Drawer, figure: Figure) -> None:
    narrow = Drawer(most_waiting=1)
    with narrow._its_turn(), pytest.raises(NotDrawn):
        narrow.svg(figure)
    assert narrow.svg(figure).startswith("<svg")
    narrow.close()


def test_what_is_no_figure_is_not_drawn_and_the_next_one_is(drawer: Drawer, figure: Figure) -> None:
    around = {"width": 300, "padding": {"left": 0, "right": 0}}
    wrong = Figure(spec={"mark": 1, **around}, alt="", table=())
    with pytest.raises(NotDrawn):
        drawer.svg(wrong)
    assert drawer.svg(figure).startswith("<svg")


def test_the_process_ends_with_whoever_began_it() -> None:
    begins = (
        "import os, signal\n"
        "from goldthread.charts.apart import Drawer\n"
        "print(Drawer()._begun().pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    begun = subprocess.Popen([sys.executable, "-c", begins], stdout=subprocess.PIPE, text=True)
    assert begun.stdout is not None
    pid = int(begun.stdout.readline())
    begun.stdout.close()
    begun.wait()
    for _ in range(600):
        if not _is_running(pid):
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("It went on.")


def _is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
