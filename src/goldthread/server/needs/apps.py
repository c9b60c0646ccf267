from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "goldthread.server.needs"
    label = "needs"

    def ready(self) -> None:
        """What people are asked, they are asked below this; it is gathered here beside the rooms' needs."""
        from . import broken_off, questions
        from .registry import register

        register("people", questions.finds)
        register("work", broken_off.finds)
