from django.apps import AppConfig


class UnnamedConfig(AppConfig):
    name = "goldthread.server.unnamed"
    label = "unnamed"

    def ready(self) -> None:
        from goldthread.server.work import duties

        from . import left_over

        duties.every("destroying keys left over", seconds=3600, does=left_over.destroy_keys)
