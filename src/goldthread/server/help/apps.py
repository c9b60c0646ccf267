from django.apps import AppConfig
from django.template import engines
from django.urls import reverse


class HelpConfig(AppConfig):
    name = "goldthread.server.help"
    label = "help"

    def ready(self) -> None:
        """Every page's shell leads to the help of its room, and search finds its pages."""
        from goldthread.server import search

        from .reading import pages_found

        search.register_pages("Help", pages_found)
        engines["jinja2"].env.globals["help_for"] = help_for  # type: ignore[attr-defined]


def help_for(room: str) -> str:
    """The address of the help for a room, by the name of its addresses; signing in is about people."""
    from .reading import topics

    topic = room if room in topics() else "people" if room in ("", "account", "mfa") else "home"
    return reverse("help:topic", args=[topic])
