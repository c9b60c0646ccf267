"""An option that may be repeated takes several words at once, in every command on files."""

import click
import pytest
from click.testing import CliRunner

from goldthread.cli import main
from goldthread.cli.lists import WithLists

COMMANDS = ("spc", "interrupted", "peers", "network")


@click.command(cls=WithLists)
@click.argument("file")
@click.option("--by", multiple=True)
@click.option("--at")
def say(file, by, at):
    click.echo(f"{file} {'+'.join(by)} {at}")


def said(*words):
    return CliRunner().invoke(say, words).output.strip()


@pytest.mark.parametrize(
    "words",
    [
        ("a.csv", "--by", "ward", "site", "--at", "3"),
        ("a.csv", "--at", "3", "--by", "ward", "site"),
        ("a.csv", "--by", "ward", "--by", "site", "--at", "3"),
        ("--by", "ward", "--by", "site", "--at", "3", "a.csv"),
    ],
)
def test_several_words_are_as_many_options(words):
    assert said(*words) == "a.csv ward+site 3"


def test_standard_input_and_numbers_below_zero_are_no_options():
    assert said("-", "--by", "ward", "-3", "--at", "-1") == "- ward+-3 -1"


def test_an_option_that_is_not_repeated_takes_one_word():
    assert "unexpected extra argument (4)" in said("a.csv", "--at", "3", "4")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_on_files_with_such_options_takes_lists(name):
    assert isinstance(main.get_command(click.Context(main), name), WithLists)
