"""A bar while something takes long, where there is a terminal to show it on."""

import os
import pty
import sys

import pytest

from goldthread.cli.progress import progress


def told(seconds_each):
    for_terminal = progress("Reading", 1000, seconds_each=seconds_each)
    with for_terminal as done:
        done(1000)


def test_where_nobody_looks_nothing_is_said(capsys):
    told(seconds_each=1)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("seconds_each", "shown"), [(1, True), (0.0001, False)])
def test_a_terminal_has_a_bar_where_it_takes_long(monkeypatch, seconds_each, shown):
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        told(seconds_each)
        terminal.write("end")
        terminal.flush()
        said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert ("Reading" in said) is shown
