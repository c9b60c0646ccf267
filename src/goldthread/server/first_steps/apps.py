from django.apps import AppConfig


class FirstStepsConfig(AppConfig):
    name = "goldthread.server.first_steps"
    label = "first_steps"

    def ready(self) -> None:
        """People know nothing of first steps: theirs are said here."""
        from . import of_people

        of_people.register()
