"""Whether letters leave here, and where they lie if not: what pages say where no mail server is set."""

from django.conf import settings


def are_sent() -> bool:
    """Whether a mail server is set. Without one, letters are written to a folder, and nobody gets them."""
    return not settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def folder() -> str:
    """Where letters lie that are not sent; empty where they are sent."""
    return "" if are_sent() else str(settings.EMAIL_FILE_PATH)
