"""Commands called as from a shell, and files for them to read."""

import pytest
from click.testing import CliRunner

from goldthread.cli import main


@pytest.fixture
def called():
    """Calls `goldthread` with those words and answers with what it said."""

    def with_words(*words, stdin=None):
        return CliRunner().invoke(main, [*map(str, words)], input=stdin)

    return with_words


@pytest.fixture
def written(tmp_path):
    """Writes a file of that content and answers with where it is."""

    def to(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to
