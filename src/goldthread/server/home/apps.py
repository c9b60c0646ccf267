from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "goldthread.server.home"
    label = "home"
