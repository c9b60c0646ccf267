from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "goldthread.server.comments"
    label = "comments"

    def ready(self) -> None:
        from goldthread.server import needs
        from goldthread.server.people import abilities

        from . import letters, record_words, told  # noqa: F401
        from .abilities import CommentsAbility
        from .needs import finds

        abilities.register(
            CommentsAbility,
            note="Whoever sees a measure and the names of its people may ask about it, comment and answer. "
            "Whoever said something, and the owner of the measure, may resolve it.",
        )
        needs.register("comments", finds)
        record_words.register()
        told.register()
