from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "goldthread.server.work"
    label = "work"

    def ready(self) -> None:
        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Shown
        from goldthread.server.people import own_pages
        from goldthread.server.people.abilities import PeopleAbility
        from goldthread.server.people.seen import Seen

        from . import duties, holding, queue, record_words, workers

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
        duties.every("forgetting old work", seconds=3600, does=queue.forget_old)
        duties.every("removing old files", seconds=3600, does=holding.forget_old)
        record_words.register()
