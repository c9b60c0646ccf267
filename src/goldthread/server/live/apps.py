from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "goldthread.server.live"
    label = "live"
