from django.apps import AppConfig
from django.conf import settings


class PostConfig(AppConfig):
    name = "goldthread.server.post"
    label = "post"

    def ready(self) -> None:
        from goldthread.server.people import letters, own_pages
        from goldthread.server.work import duties

        from . import outbox, queries, record_words, reminding, sending

        says = "which ones you get"
        own_pages.register(own_pages.OwnPage("Letters to you", "post:own", says))
        letters.register_fates(queries.fates)
        if when := settings.GOLDTHREAD_WEEKLY_LETTER:
            duties.weekly("the weekly letter", on=when[0], at=when[1], does=reminding.remind_today)
        duties.every("sending letters", seconds=2, does=sending.deliver)
        duties.every("forgetting letters", seconds=3600, does=outbox.forget_old)
        record_words.register()
