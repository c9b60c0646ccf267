from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "goldthread.server.boards"
    label = "boards"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Group
        from goldthread.server.people import abilities, handing_over, holdings, vocabulary

        from . import belongings, letters, record_words, searched, sources, watched  # noqa: F401
        from .abilities import BoardsAbility
        from .doors import DOORS
        from .needs import finds
        from .terms import TERMS

        vocabulary.register(*TERMS)
        abilities.register(BoardsAbility)
        doors.register(*DOORS, group=Group.WEEK)
        holdings.register("Tickets", belongings.looks_after)
        handing_over.register(
            "boards", things=belongings.things, give=belongings.give, holds=belongings.holds
        )
        needs.register("boards", finds)
        record_words.register()
        searched.register()
        sources.register()
        watched.register()
