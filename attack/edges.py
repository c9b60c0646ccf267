"""The edges: connections and sign-in, as somebody with nothing but a network tries them.

Promised: what is too large, too slow or too many is cut off and others are still answered; a session is
nobody's who made it up, and another one after signing in; guessing is slowed, and locks nobody out who
knows the password; whether an address is known cannot be told from the answer.
"""

from __future__ import annotations

import re
import socket
import time
from contextlib import suppress

from .asking import TOKEN, Answer, Browser
from .findings import Tally
from .place import Installation, installation
from .planting import PASSWORD
from .walk import ELSEWHERE, wrongs

LOGIN = "/accounts/login/"
RESET = "/accounts/password/reset/"
KNOWN, UNKNOWN = "administrator@example.org", "nobody@example.org"
CONNECTIONS = 200
SLOW_FOR = 25.0
"""Seconds within which a connection that drips is cut off."""
GIGABYTE = 2**30
OF_EACH = re.compile(r"staff@example\.org|nobody@example\.org|name=\"csrfmiddlewaretoken\" value=\"\w+\"")
"""What differs between two answers in any case."""


def run(*, portion: float, seed: int) -> Tally:
    tally = Tally("edges")
    with installation() as place:
        _headers(place, tally)
        _sessions(place, tally)
        _signing_in(place, tally, guesses=max(15, round(60 * portion)))
        _enumerated(place, tally)
        _too_much(place, tally)
        _too_slow(place, tally)
        _too_many(place, tally)
        if "Traceback (most recent call last)" in place.log:
            at = place.log.index("Traceback (most recent call last)")
            tally.find(f"a traceback in the server's log: {place.log[at : at + 1500]}", "the edges, in order")
    return tally


def _headers(place: Installation, tally: Tally) -> None:
    odd = (
        {"Host": ELSEWHERE},
        {"Host": f"127.0.0.1@{ELSEWHERE}"},
        {"Host": ""},
        {"X-Forwarded-Host": ELSEWHERE},
        {"Forwarded": f"host={ELSEWHERE}"},
        {"X-Forwarded-For": "x" * 4000},
        {"X-Original-URL": "/o/SASH/people/"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"Accept-Language": "../../etc/passwd"},
        {"Range": "bytes=0-1,2-3"},
        {"Cookie": "csrftoken=" + "b" * 9000},
        {"Cookie": "messages=" + "e30" * 500},
        {"Cookie": ";;==\x01"},
        {"Content-Length": "-1"},
        {"Expect": "100-continue"},
        {"Accept": "*/*" * 500},
        {"A" * 500: "a"},
        {"Authorization": "Basic " + "A" * 4000},
        {"If-None-Match": '"' * 2000},
        {"If-Modified-Since": "99999"},
        {"Referer": "javascript:alert(1)"},
        {"Upgrade": "h2c"},
        {"HX-Request": "true", "HX-Target": "<i data-zq>"},
    )
    for path in (LOGIN, RESET, "/", "/static/nothing"):
        for said in odd:
            tally.count("odd headers")
            with suppress(OSError):
                answer = place.browser("staff").ask("GET", path, None, said)
                _judge(answer, tally, f"GET {path} as staff with {str(said)[:200]}")
                tally.expect(
                    ELSEWHERE.encode() not in answer.body, "the page names the host that was said", f"{said}"
                )


def _judge(answer: Answer, tally: Tally, again: str) -> None:
    for wrong in wrongs(answer):
        if answer.status >= 500 or "without" not in wrong or answer.status != 400:
            tally.find(wrong, again)


def _sessions(place: Installation, tally: Tally) -> None:
    real = place.planted["sessions"]["staff"]
    made_up = (
        "a" * 32,
        real[:-1] + ("a" if real[-1] != "a" else "b"),
        real.upper(),
        real[:16],
        "",
        "\0",
        "../x",
        "%00",
    )
    for session in made_up:
        tally.count("sessions made up")
        with suppress(ValueError):
            answer = Browser(place.port, "nobody", session).get("/o/SASH/people/")
            tally.expect(
                answer.status in (302, 400),
                f"{answer.status} with a session made up",
                f"sessionid={session!r}",
            )
    fixed = "b" * 32
    said = {"login": KNOWN, "password": PASSWORD}
    answer = Browser(place.port, "nobody", fixed).post(LOGIN, said)
    tally.count("sessions fixed before signing in")
    got = [found for cookie in answer.cookies for found in re.findall(r"sessionid=(\w+)", cookie)]
    tally.expect(
        answer.status == 302 and bool(got), f"{answer.status} for the right password", f"POST {LOGIN} {said}"
    )
    tally.expect(fixed not in got, "the session of before goes on", f"sessionid={fixed}, POST {LOGIN} {said}")
    tally.expect(
        Browser(place.port, "nobody", fixed).get("/").status == 302,
        "the session of before is let in",
        f"{fixed}",
    )
    if got:
        _signed_out(place, got[0], tally)


def _signed_out(place: Installation, session: str, tally: Tally) -> None:
    mine = Browser(place.port, "administrator", session)
    tally.expect(mine.get("/").status == 200, "nobody is signed in after signing in", f"POST {LOGIN}")
    mine.post("/accounts/logout/")
    tally.count("sessions used after signing out")
    tally.expect(mine.get("/").status == 302, "a session goes on after signing out", "POST /accounts/logout/")


def _signing_in(place: Installation, tally: Tally, guesses: int) -> None:
    """Guesses from one address are slowed; whoever knows the password gets in from another meanwhile."""
    looked_at = 0
    for n in range(guesses):
        answer = _try(place, KNOWN, f"guess number {n}", "10.9.9.9")
        _judge(answer, tally, f"guess {n} of the password of {KNOWN}")
        tally.count("guesses of a password")
        looked_at += answer.status == 200 or answer.status == 422
        tally.expect(answer.status != 302, "a guess got in", f"guess number {n}")
    tally.expect(looked_at < guesses, f"{guesses} guesses in a row, none slowed", f"POST {LOGIN} as {KNOWN}")
    answer = _try(place, KNOWN, PASSWORD, "10.1.2.3")
    tally.expect(
        answer.status == 302,
        f"{answer.status} for the right password: locked out",
        f"after {guesses} guesses",
    )


def _try(place: Installation, login: str, password: str, address: str) -> Answer:
    form = f"csrfmiddlewaretoken={TOKEN}&login={login}&password={password.replace(' ', '+')}"
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": address}
    return place.browser().ask("POST", LOGIN, form.encode(), headers)


def _enumerated(place: Installation, tally: Tally) -> None:
    """Whether an address is known cannot be read from the answer."""
    for path, said in ((LOGIN, {"password": "not this one at all"}), (RESET, {})):
        key = "login" if path == LOGIN else "email"
        answers = [place.browser().post(path, {key: who, **said}) for who in ("staff@example.org", UNKNOWN)]
        tally.count("addresses looked for", 2)
        pages = [OF_EACH.sub("", answer.text) for answer in answers]
        alike = answers[0].status == answers[1].status and pages[0] == pages[1]
        lines = [page.splitlines() for page in pages]
        apart = [pair for pair in zip(*lines, strict=False) if pair[0] != pair[1]][:2]
        tally.expect(alike, "one can tell which address is known", f"POST {path} with {said}: {apart}")


def _too_much(place: Installation, tally: Tally) -> None:
    """A gigabyte to the sign-in page, declared and not: refused long before it has come."""
    for declared in (True, False):
        with _connected(place) as client:
            size = f"Content-Length: {GIGABYTE}" if declared else "Transfer-Encoding: chunked"
            client.sendall(_head("POST", LOGIN, "Content-Type: application/x-www-form-urlencoded", size))
            sent, part = 0, b"a" * 2**16
            with suppress(OSError):
                while sent < 64 * 2**20:
                    client.sendall(part if declared else b"10000\r\n" + part + b"\r\n")
                    sent += len(part)
            tally.count("bodies of a gigabyte")
            again = f"POST {LOGIN} with {size}, 64 MB sent"
            tally.expect(sent < 64 * 2**20, "64 MB were taken from a stranger", again)
    _still_answers(place, tally, "bodies of a gigabyte")


def _too_slow(place: Installation, tally: Tally) -> None:
    """Headers and bodies that drip: cut off."""
    drips = [_connected(place) for _ in range(20)]
    for n, client in enumerate(drips):
        begins = b"GET / HTTP/1.1\r\nHost: x\r\n" if n % 2 else _head("POST", LOGIN, "Content-Length: 900")
        client.sendall(begins)
    cut: set[int] = set()
    began = time.monotonic()
    while time.monotonic() - began < SLOW_FOR and len(cut) < len(drips):
        for n, client in enumerate(drips):
            try:
                client.sendall(b"X-a: b\r\n" if n % 2 else b"a")
                client.settimeout(0.01)
                if client.recv(4096) == b"":
                    cut.add(n)
            except TimeoutError:
                continue
            except OSError:
                cut.add(n)
        time.sleep(0.5)
    tally.count("connections that drip", len(drips))
    left = sorted(set(range(len(drips))) - cut)
    tally.expect(not left, f"after {SLOW_FOR:.0f} s {len(left)} that drip are still there", f"numbers {left}")
    for client in drips:
        client.close()
    _still_answers(place, tally, "connections that drip")


def _too_many(place: Installation, tally: Tally) -> None:
    """Two hundred connections that say nothing, and one that asks."""
    held = []
    for _ in range(CONNECTIONS):
        with suppress(OSError):
            held.append(_connected(place))
    tally.count("connections held", CONNECTIONS)
    _still_answers(place, tally, f"{CONNECTIONS} connections held")
    for client in held:
        client.close()
    _still_answers(place, tally, f"{CONNECTIONS} connections let go")


def _still_answers(place: Installation, tally: Tally, after: str) -> None:
    try:
        status = place.browser("staff").get("/").status
    except OSError as wrong:
        status = 0
        after = f"{after} ({wrong})"
    tally.expect(status == 200, f"{status} for a page that somebody asks for", after)


def _connected(place: Installation) -> socket.socket:
    return socket.create_connection(("127.0.0.1", place.port), timeout=20)


def _head(method: str, path: str, *said: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: csrftoken={TOKEN}", *said]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
