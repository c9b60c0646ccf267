"""Where people reach the pages: said once, and remembered for the links of every other command."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from goldthread.server.config import place as places

from .. import Refused

EVERYWHERE = {"", "0.0.0.0", "::"}
OF_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


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


def command(rest: str) -> str:
    """A command to copy, as this one was started: the same program, and the same folder."""
    started = Path(sys.argv[0])
    program = str(started) if not shutil.which("goldthread") else "goldthread"
    if started.suffix == ".py":
        program = "python -m goldthread.cli"
    folder = os.environ.get("GOLDTHREAD_DATA")
    return f"{program} {f'--data {folder} ' if folder else ''}{rest}"


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
