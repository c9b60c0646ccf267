from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.server.measures"
    label = "measures"

    def ready(self) -> None:
        from goldthread.server.people import handing_over, holdings

        from . import holding, told

        holdings.register("Measures", holding.owned)
        handing_over.register("measures", things=holding.things, give=holding.give, holds=holding.holds)
        told.register()
