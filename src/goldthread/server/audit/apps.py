from django.apps import AppConfig
from django.template import engines


class AuditConfig(AppConfig):
    name = "goldthread.server.audit"
    label = "audit"

    def ready(self) -> None:
        """Pages tell a history with `in_sentences(events, words)`."""
        from .record_words import in_sentences

        engines["jinja2"].env.globals["in_sentences"] = in_sentences  # type: ignore[attr-defined]
