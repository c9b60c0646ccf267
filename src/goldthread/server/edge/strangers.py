"""Who sends a request, before Django has read it."""

from collections.abc import MutableMapping
from importlib import import_module
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.db import connection
from django.http import HttpRequest, parse_cookie


async def is_signed_in(scope: MutableMapping[str, Any]) -> bool:
    """Whether a request carries the session of somebody who is signed in."""
    cookies = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    key = parse_cookie("; ".join(cookies)).get(settings.SESSION_COOKIE_NAME)
    return key is not None and await sync_to_async(_is_somebodys, thread_sensitive=False)(key)


def _is_somebodys(key: str) -> bool:
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    try:
        return get_user(request).is_authenticated
    finally:
        connection.close()  # this thread is no request's: nobody else would
