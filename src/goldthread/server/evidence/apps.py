from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "goldthread.server.evidence"
    label = "evidence"
