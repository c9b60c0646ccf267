from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "goldthread.server.files"
    label = "files"

    def ready(self) -> None:
        from goldthread.server.config import safekeeping
        from goldthread.server.people import abilities
        from goldthread.server.work import duties

        from . import record_words, store, sweeping
        from .abilities import FilesAbility

        abilities.register(FilesAbility)
        safekeeping.keep_folder(store.FOLDER)
        duties.every("removing files that nothing names", seconds=3600, does=sweeping.sweep)
        record_words.register()
