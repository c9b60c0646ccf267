"""Browsers that ask for what no browser would."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = "a" * 32
"""What our browsers put into the cookie and the form against forgery: any text of the right length does."""
PATIENCE = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def cookies(self) -> list[str]:
        return [value for key, value in self.headers if key.lower() == "set-cookie"]

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


@dataclass
class Browser:
    """Somebody's browser, signed in by the cookie of a session; it follows nothing and keeps nothing."""

    port: int
    visitor: str = "nobody"
    session: str = ""
    _kept: http.client.HTTPConnection | None = field(default=None, repr=False)

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask over loopback; once more where a connection that was kept open had been closed."""
        cookies = f"csrftoken={TOKEN}" + (f"; sessionid={self.session}" if self.session else "")
        said = {"Cookie": cookies, **(headers or {})}
        for fresh in (self._kept is None, True):
            if fresh or self._kept is None:
                self._kept = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            try:
                self._kept.request(method, path, body, said)
                got = self._kept.getresponse()
                return Answer(got.status, tuple(got.getheaders()), got.read())
            except (http.client.HTTPException, ConnectionError):
                self._kept.close()
                self._kept = None
                if fresh:
                    raise
        raise AssertionError("unreachable")

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, said: Mapping[str, object] | None = None, *, token: bool = True) -> Answer:
        form = {**(said or {}), **({"csrfmiddlewaretoken": TOKEN} if token else {})}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(form, doseq=True).encode(), kind)
