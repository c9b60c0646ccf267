"""Where people reach the pages: said once, and remembered for the links of every other command."""

import os
from dataclasses import replace
from urllib.parse import urlsplit

from goldthread.server.config import place as places
from goldthread.server.config.commands import OF_THIS_MACHINE

from .. import Refused

EVERYWHERE = {"", "0.0.0.0", "::"}


def settle(*, host: str = "127.0.0.1", port: int | None = None) -> str:
    """The address for links, handed to the settings and remembered in the folder.

    GOLDTHREAD_URL if it is set; else the address remembered, unless that is this machine's own and a
    port is given; else host and port. Call before django_ready(). Raises Refused for what is no address.
    """
    place = places.find()
    url = _checked(os.environ.get("GOLDTHREAD_URL", "")) or _remembered(place.url, port) or _of(host, port)
    os.environ["GOLDTHREAD_URL"] = url
    if url != place.url:
        places.describe(replace(place, url=url))
    return url


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise Refused(f"GOLDTHREAD_URL is ‘{url}’; give it whole, such as https://improve.example.org")
    return url.rstrip("/")


def _remembered(url: str, port: int | None) -> str:
    is_own = urlsplit(url).hostname in OF_THIS_MACHINE
    return "" if is_own and port is not None else url


def _of(host: str, port: int | None) -> str:
    name = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port or 8000}"
