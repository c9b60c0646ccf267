"""The room's tables are there for each test of this folder, and its keys in a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from goldthread.server.audit import record_words

from .room import TABLES


@pytest.fixture(autouse=True)
def room(
    transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    settings.GOLDTHREAD_KEYS = tmp_path / "keys"
    monkeypatch.setattr(record_words, "_sentences", record_words._sentences.copy())
    record_words.says("question.opened", lambda event, words: f"{event['opened']} answers were opened.")
    with connection.schema_editor() as editor:
        for table in TABLES:
            editor.create_model(table)
    yield tmp_path / "keys"
    with connection.schema_editor() as editor:
        for table in reversed(TABLES):
            editor.delete_model(table)
