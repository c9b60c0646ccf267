from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.server.meetings"
    label = "meetings"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Group
        from goldthread.server.people import abilities

        from . import letters, record_words  # noqa: F401
        from .abilities import MeetingsAbility
        from .doors import DOORS

        abilities.register(
            MeetingsAbility,
            note="Members of a routine see its meetings, keep their minutes and say who came.",
        )
        doors.register(*DOORS, group=Group.WEEK)
        record_words.register()
