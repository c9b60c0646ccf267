from django.apps import AppConfig
from django.template import engines


class AuditConfig(AppConfig):
    name = "goldthread.server.audit"
    label = "audit"

    def ready(self) -> None:
        """Pages tell a history with `told(events, words)`."""
        from .telling import told

        engines["jinja2"].env.globals["told"] = told  # type: ignore[attr-defined]
