from datetime import time

from django.apps import AppConfig
from django.conf import settings


class WorkConfig(AppConfig):
    name = "goldthread.server.work"
    label = "work"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Shown
        from goldthread.server.live import telling
        from goldthread.server.people import own_pages
        from goldthread.server.people.abilities import PeopleAbility
        from goldthread.server.people.seen import Seen
        from goldthread.server.security import log

        from . import backing_up, duties, holding, queue, record_words, workers

        says = "what you asked for that takes long, and what came of it"
        own_pages.register(own_pages.OwnPage("Under way", "work:own", says))
        doors.register(
            Door(
                "Under way",
                "work:of_organisation",
                "what was asked for here that takes long, and what came of it",
                shown=Shown.UPKEEP,
                seen=Seen.WHOLE,
                ability=PeopleAbility.SET_ORGANISATION,
            ),
            group=Group.PLACES,
        )
        duties.every("finding what was broken off", seconds=3, does=workers.reap)
        duties.every("forgetting what pages were told", seconds=3600, does=telling.forget_old)
        duties.every("forgetting old work", seconds=3600, does=queue.forget_old)
        duties.every("purging the security log", seconds=3600, does=log.purge)
        duties.every("removing old files", seconds=3600, does=holding.forget_old)
        if settings.GOLDTHREAD_BACKUPS:
            at = time(2)  # nobody is there to notice, and the day is over
            duties.daily("the backup of the day", at=at, does=backing_up.back_up_today)
        record_words.register()
