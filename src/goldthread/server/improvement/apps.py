from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "goldthread.server.improvement"
    label = "improvement"

    def ready(self) -> None:
        from goldthread.server.people import handing_over, holdings

        from . import held, told

        holdings.register("Parts", held.parts_held, held.organisations_of_parts)
        handing_over.register(held.hand_over_parts)
        told.register()
