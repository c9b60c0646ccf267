import pytest

ON_BOTH_DATABASES = "test_every_page_answers_to_its_head_as_to_itself"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every address as every visitor takes minutes: before one submits, PostgreSQL answers one of them."""
    for item in items:
        if "/addresses/" in str(item.path) and item.name != ON_BOTH_DATABASES:
            item.add_marker("once")
