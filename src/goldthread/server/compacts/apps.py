from django.apps import AppConfig


class CompactsConfig(AppConfig):
    name = "goldthread.server.compacts"
    label = "compacts"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Group
        from goldthread.server.people import abilities

        from . import record_words, searched
        from .abilities import CompactsAbility
        from .doors import DOORS
        from .needs import finds

        abilities.register(
            CompactsAbility,
            note="Whoever speaks for a party of a compact writes on its draft, and agrees for it.",
        )
        doors.register(*DOORS, group=Group.AIMS)
        needs.register("compacts", finds)
        record_words.register()
        searched.register()
