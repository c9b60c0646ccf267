from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldthread.server.people"
    label = "people"
