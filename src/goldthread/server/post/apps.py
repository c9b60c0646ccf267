from django.apps import AppConfig
from django.conf import settings


class PostConfig(AppConfig):
    name = "goldthread.server.post"
    label = "post"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Door, Group, Shown
        from goldthread.server.people import letters, own_pages
        from goldthread.server.people.abilities import PeopleAbility
        from goldthread.server.people.seen import Seen
        from goldthread.server.work import duties

        from . import outbox, queries, record_words, reminding, sending
        from .needs import finds

        says = "which ones you get"
        own_pages.register(own_pages.OwnPage("Letters to you", "post:own", says))
        doors.register(
            Door(
                "Letters that did not go",
                "post:of_organisation",
                "whom they were to, why, and how to try again",
                shown=Shown.UPKEEP,
                seen=Seen.WHOLE,
                ability=PeopleAbility.MANAGE_PEOPLE,
            ),
            group=Group.PLACES,
        )
        letters.register_fates(queries.fates)
        if when := settings.GOLDTHREAD_WEEKLY_LETTER:
            duties.weekly("the weekly letter", on=when[0], at=when[1], does=reminding.remind_today)
        duties.every("sending letters", seconds=2, does=sending.deliver)
        duties.every("forgetting letters", seconds=3600, does=outbox.forget_old)
        needs.register("post", finds)
        record_words.register()
