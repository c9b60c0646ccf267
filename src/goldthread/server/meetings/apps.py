from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.server.meetings"
    label = "meetings"

    def ready(self) -> None:
        from goldthread.server.people import abilities

        from .abilities import MeetingsAbility

        abilities.register(
            MeetingsAbility,
            note="Members of a routine see its meetings, keep their minutes and say who came.",
        )
