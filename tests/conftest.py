import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-addresses", action="store_true", help="write tests/server/addresses/expected.txt"
    )


DATABASES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what knows a database runs: the rest has run on SQLite and would say the same."""
    if os.environ.get("DATABASE") != "postgres":
        return
    knowing = [item for item in items if knows_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(knowing)])
    items[:] = knowing


def knows_a_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(DATABASES & fixtures) or item.get_closest_marker("django_db") is not None
