from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "goldthread.server.ui"
    label = "ui"
