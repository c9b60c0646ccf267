from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "goldthread.server.home"
    label = "home"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Of

        doors.register(Door("This week", "home:home", of=Of.NOTHING), group=Group.WEEK)
