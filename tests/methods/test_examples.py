"""The examples in the docstrings give what they say, and the library loads at once."""

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

MODULES = (
    "spc",
    "spc.adjusting.adjusted",
    "spc.attention",
    "spc.beside",
    "spc.dependence",
    "spc.false_alarms",
    "spc.fitting",
    "spc.spread.overdispersion",
    "spc.run_lengths",
    "before_after",
    "before_after.pooled",
    "before_after.printed",
    "before_after.regression",
    "detectable",
    "funnel",
    "interrupted",
    "pareto",
    "pareto.ordered",
    "peers",
    "since",
    "ties",
    "ties.gather",
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_are_true(name):
    found = doctest.testmod(import_module(f"goldthread.methods.{name}"))
    assert found.attempted > 0
    assert found.failed == 0


def test_heavy_libraries_wait_until_they_are_used():
    heavy = "{'scipy', 'altair', 'polars', 'django', 'vl_convert'}"
    script = (
        "import sys; from goldthread.methods import before_after, detectable, spc, ties\n"
        f"import goldthread.charts.spc; print(sorted({heavy} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
