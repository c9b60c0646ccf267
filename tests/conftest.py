import os
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, built by the command that people use: to be copied, not changed.

    scripts/check says where it is kept (BUILT), so that its steps build it once.
    """
    place = Path(os.environ.get("BUILT") or tmp_path_factory.mktemp("built") / "place")
    if not place.exists():
        half = place.with_name(f"{place.name}-half")
        command = [sys.executable, "-m", "goldthread.cli", "demo", "--no-serve"]
        subprocess.run(command, env=knowing_only(half), check=True, stdout=subprocess.DEVNULL)
        half.rename(place)
    return place


def knowing_only(place: Path) -> dict[str, str]:
    """The surroundings of a command that knows no installation but this one, on SQLite."""
    others = ("PG", "DATABASE", "DJANGO", "GOLDTHREAD")
    return {k: v for k, v in os.environ.items() if not k.startswith(others)} | {"GOLDTHREAD_DATA": str(place)}
