from django.apps import AppConfig


class AimsConfig(AppConfig):
    name = "goldthread.server.aims"
    label = "aims"

    def ready(self) -> None:
        from goldthread.server.people import abilities, handing_over, holdings, vocabulary

        from . import belongings, record_words
        from .abilities import AimsAbility
        from .terms import TERMS

        abilities.register(AimsAbility)
        vocabulary.register(*TERMS)
        holdings.register("Priorities and objectives", belongings.owned)
        handing_over.register("aims", things=belongings.things, give=belongings.give, holds=belongings.holds)
        record_words.register()
