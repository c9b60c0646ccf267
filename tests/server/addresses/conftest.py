import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every address as every visitor takes minutes."""
    for item in items:
        if "/addresses/" in str(item.path):
            item.add_marker("once")
