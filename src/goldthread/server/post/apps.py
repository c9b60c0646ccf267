from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "goldthread.server.post"
    label = "post"

    def ready(self) -> None:
        from goldthread.server.people import letters, own_pages
        from goldthread.server.work import duties

        from . import outbox, queries, record_words, sending

        says = "which ones you get"
        own_pages.register(own_pages.OwnPage("Letters to you", "post:own", says))
        letters.register_fates(queries.fates)
        duties.every("sending letters", seconds=2, does=sending.deliver)
        duties.every("forgetting letters", seconds=3600, does=outbox.forget_old)
        record_words.register()
