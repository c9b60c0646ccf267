from django.apps import AppConfig
from django.template import engines


class SearchConfig(AppConfig):
    name = "goldthread.server.search"
    label = "search"

    def ready(self) -> None:
        """People know nothing of search: what is found of them is said here; so is where the box leads."""
        from django.db.models.signals import post_migrate

        from goldthread.server import doors
        from goldthread.server.doors import Door, Group, Of, Shown
        from goldthread.server.work import duties

        from . import boxes, keeping, of_people

        of_people.register()
        engines["jinja2"].env.globals["search_addresses"] = boxes.addresses  # type: ignore[attr-defined]
        post_migrate.connect(_watch, sender=self)
        duties.every("reading what search finds", seconds=2, does=keeping.keep_up)
        duties.every("forgetting words that stand nowhere", seconds=86_400, does=keeping.forget_old_words)
        doors.register(Door("Search", "search:search", of=Of.NOTHING, shown=Shown.FOOT), group=Group.PLACES)


def _watch(**_: object) -> None:
    from .watching import watch

    watch()
