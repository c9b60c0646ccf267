from django.apps import AppConfig


class AimsConfig(AppConfig):
    name = "goldthread.server.aims"
    label = "aims"
