"""What is installed is locked: the same everywhere, with hashes and without an address."""

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.lock"))


def locked(name: str) -> dict[str, str]:
    lines = (REQUIREMENTS / name).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?)==([^\s;]+)", lines, re.MULTILINE))


def test_an_installation_has_what_the_developers_tried():
    developers = locked("dev.lock")
    assert {name: developers.get(name) for name in locked("production.lock")} == locked("production.lock")


def test_an_installation_has_nothing_that_only_developers_use():
    production = locked("production.lock")
    assert "django" in production
    assert not {"pytest", "mypy", "ruff", "playwright", "hypothesis"} & set(production)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_hashes_and_no_address(lock):
    text = lock.read_text()
    assert "://" not in text
    for name, after in re.findall(r"^([a-z0-9._-]+)==([^#]*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL):
        assert "--hash=sha256:" in after, name
