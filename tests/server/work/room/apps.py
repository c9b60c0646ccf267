from django.apps import AppConfig


class RoomConfig(AppConfig):
    """A room of which the tests ask things that take long."""

    name = "tests.server.work.room"
    label = "room"

    def ready(self) -> None:
        from . import jobs  # noqa: F401
