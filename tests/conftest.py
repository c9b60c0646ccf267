import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-addresses", action="store_true", help="write tests/server/addresses/expected.txt"
    )
