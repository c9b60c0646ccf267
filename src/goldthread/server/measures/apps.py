from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.server.measures"
    label = "measures"

    def ready(self) -> None:
        from goldthread.server.people import handing_over, holdings

        from . import holding, told

        holdings.register("Measures", holding.owned, holding.organisations)
        handing_over.register(holding.hand_over)
        told.register()
