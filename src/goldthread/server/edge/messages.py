"""What a page says after a change, kept until the next page: in a cookie of this host alone."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpResponse


class OfThisHost(CookieStorage):
    """Django's cookie of messages, under a name that browsers keep to this host where that can be."""

    cookie_name = f"{settings.COOKIES_BEGIN}messages"

    def _update_cookie(self, encoded_data: str, response: HttpResponse) -> None:
        super()._update_cookie(encoded_data, response)  # type: ignore[misc]  # its stubs leave it out
        if not encoded_data and settings.SESSION_COOKIE_SECURE:
            # browsers ignore what would delete a cookie of this kind unless it is as secure as the cookie
            response.cookies[self.cookie_name]["secure"] = True


class Storage(FallbackStorage):
    """The cookie first; the session for what does not fit into it."""

    storage_classes = (OfThisHost, SessionStorage)
