"""Addresses of our built style sheet, script and pictures, each with the hash of its content."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static


class NotBuilt(Exception):
    """The front end has not been built."""


def address(name: str) -> str:
    """The address of `name` under static/ui/build/, which changes when the file does."""
    return f"{static(f'ui/build/{name}')}?v={_hash(name)}"


def fonts() -> Path | None:
    """The folder of TrueType fonts for figures drawn on the server, when it was built."""
    found = finders.find("ui/build/fonts-ttf")
    return Path(found) if isinstance(found, str) else None


@lru_cache(maxsize=None if not settings.DEBUG else 0)
def _hash(name: str) -> str:
    found = finders.find(f"ui/build/{name}")
    if not isinstance(found, str):
        raise NotBuilt(f"{name} is missing: run `make demo` or `make frontend` once.")
    return sha256(Path(found).read_bytes()).hexdigest()[:12]
