from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "goldthread.server.ui"
    label = "ui"

    def ready(self) -> None:
        """What Django calls a required field is said to the person who left it empty, in every form."""
        from django import forms

        for field, said in (
            (forms.Field, "Fill this in."),
            (forms.ChoiceField, "Choose one."),
            (forms.FileField, "Choose a file."),
        ):
            field.default_error_messages = {**field.default_error_messages, "required": said}
