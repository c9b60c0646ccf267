from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "goldthread.server.audit"
    label = "audit"
