from django.apps import AppConfig


class AimsConfig(AppConfig):
    name = "goldthread.server.aims"
    label = "aims"

    def ready(self) -> None:
        from goldthread.server.people import handing_over, holdings

        from . import held, told

        holdings.register("Priorities and objectives", held.owned)
        handing_over.register("aims", things=held.things, give=held.give, holds=held.holds)
        told.register()
