from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "goldthread.server.improvement"
    label = "improvement"
