from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldthread.server.meetings"
    label = "meetings"

    def ready(self) -> None:
        from datetime import time

        from goldthread.server import doors, needs
        from goldthread.server.doors import Group
        from goldthread.server.people import abilities, handing_over, holdings
        from goldthread.server.work import duties

        from . import belongings, letters, missing, record_words, searched  # noqa: F401
        from .abilities import MeetingsAbility
        from .doors import DOORS
        from .needs import finds

        abilities.register(
            MeetingsAbility,
            note="Members of a routine see its meetings, keep their minutes and say who came.",
        )
        doors.register(*DOORS, group=Group.WEEK)
        holdings.register("Routines", belongings.owned)
        handing_over.register(
            "meetings", things=belongings.things, give=belongings.give, holds=belongings.holds
        )
        needs.register("meetings", finds)
        record_words.register()
        searched.register()
        duties.daily("saying which meetings were missed", at=time(6), does=missing.say_what_was_missed)
