from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldthread.server.measures"
    label = "measures"
