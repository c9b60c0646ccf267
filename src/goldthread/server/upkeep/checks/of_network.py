"""What people reach: the pages, at their address, guarded; and the letters that go to them."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from goldthread.server.config.commands import OF_THIS_MACHINE

from .found import ADVICE, FAULT, OK, Found


def pages() -> Found:
    from goldthread.server.ui import assets

    try:
        assets.address("goldthread.css")
    except assets.NotBuilt:
        return Found(
            FAULT, "The style sheet is not built: `make frontend` in the source, or install a release."
        )
    return Found(OK, "the style sheet and the script are there")


def address() -> Found:
    from django.conf import settings

    url = settings.GOLDTHREAD_URL
    try:
        with urlopen(f"{url}/accounts/login/", timeout=5) as answer:
            well = b"Goldthread" in answer.read(4096)
    except HTTPError as wrong:
        return Found(FAULT, f"{url} answers {wrong.code}. Is GOLDTHREAD_URL right, and GOLDTHREAD_HOSTS?")
    except OSError:
        return Found(ADVICE, f"Nobody answers at {url}, where links lead: is it right, and is it served?")
    if not well:
        return Found(FAULT, f"Something else than Goldthread answers at {url}: set GOLDTHREAD_URL.")
    return Found(OK, f"{url} answers, and links lead there")


def https() -> Found:
    from django.conf import settings

    parts = urlsplit(settings.GOLDTHREAD_URL)
    if parts.scheme == "https":
        if settings.HTTPS:
            return Found(OK, "cookies go over https alone")
        return Found(
            FAULT, "The address is https, but GOLDTHREAD_HTTPS=1 is not set: cookies are not kept to it."
        )
    if settings.HTTPS:
        return Found(FAULT, "GOLDTHREAD_HTTPS=1 is set, but the address is not https: set GOLDTHREAD_URL.")
    if parts.hostname in OF_THIS_MACHINE:
        return Found(OK, "not needed: the address is of this machine alone")
    return Found(FAULT, "Passwords cross the network unguarded: put a web server with https in front.")


def mail(send_test: str | None) -> Found:
    from django.conf import settings
    from django.core.mail import get_connection, send_mail

    from goldthread.server.people import letters

    if not letters.are_sent():
        return Found(
            ADVICE,
            f"No mail server is set: letters lie in {letters.folder()}, and nobody gets them. Set EMAIL_HOST "
            "(and EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_FROM).",
        )
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        if send_test:
            now = get_connection(settings.LETTERS_LEAVE_BY)
            send_mail(
                "Goldthread: a letter to see whether it comes", "It came.", None, [send_test], connection=now
            )
            return Found(OK, f"{server} took a letter to {send_test}, from {settings.DEFAULT_FROM_EMAIL}")
        connection = get_connection(settings.LETTERS_LEAVE_BY)
        connection.open()
        connection.close()
    except OSError as wrong:
        return Found(FAULT, f"{server} does not take letters ({wrong}): look at EMAIL_HOST and its like.")
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost"):
        return Found(
            ADVICE, f"Letters come from {settings.DEFAULT_FROM_EMAIL}, which many refuse: set EMAIL_FROM."
        )
    return Found(OK, f"{server} answers; --send-test ADDRESS sends a letter")
