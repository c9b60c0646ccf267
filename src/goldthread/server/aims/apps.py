from django.apps import AppConfig


class AimsConfig(AppConfig):
    name = "goldthread.server.aims"
    label = "aims"

    def ready(self) -> None:
        from goldthread.server import doors, needs
        from goldthread.server.doors import Door, Group
        from goldthread.server.improvement import leading_on
        from goldthread.server.measures import narrowings, watchables
        from goldthread.server.people import abilities, handing_over, holdings, vocabulary

        from . import belongings, record_words, searched
        from .abilities import AimsAbility
        from .leads import from_stream
        from .narrowing import NARROWINGS
        from .needs import finds
        from .terms import TERMS
        from .watching import WATCHABLES

        abilities.register(AimsAbility)
        vocabulary.register(*TERMS)
        doors.register(
            Door(
                "{golden_thread.title}",
                "aims:thread",
                "What the organisation is trying to achieve, and what serves it",
            ),
            group=Group.AIMS,
        )
        holdings.register("Priorities and objectives", belongings.owned)
        handing_over.register("aims", things=belongings.things, give=belongings.give, holds=belongings.holds)
        needs.register("aims", finds)
        leading_on.register(from_stream)
        narrowings.register(*NARROWINGS)
        for kind in WATCHABLES:
            watchables.register(kind)
        record_words.register()
        searched.register()
