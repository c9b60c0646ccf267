from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "goldthread.server.search"
    label = "search"

    def ready(self) -> None:
        """People know nothing of search: what is found of them is said here."""
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Of, Shown

        from . import of_people

        of_people.register()
        doors.register(Door("Search", "search:search", of=Of.NOTHING, shown=Shown.FOOT), group=Group.PLACES)
