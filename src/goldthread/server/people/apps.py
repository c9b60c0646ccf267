from django.apps import AppConfig
from django.template import engines


class PeopleConfig(AppConfig):
    name = "goldthread.server.people"
    label = "people"

    def ready(self) -> None:
        """Every page has words to say it with; a page of an organisation passes its own over these."""
        from goldthread.server.ui import stale

        from . import abilities, record_words, vocabulary, watching
        from .terms import TERMS
        from .who_changed import who_changed

        abilities.register(abilities.PeopleAbility)
        vocabulary.register(*TERMS)
        engines["jinja2"].env.globals["words"] = vocabulary.Vocabulary()  # type: ignore[attr-defined]
        record_words.register()
        watching.connect()
        stale.told_by(who_changed)
