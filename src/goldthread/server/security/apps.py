from django.apps import AppConfig


class SecurityConfig(AppConfig):
    name = "goldthread.server.security"
    label = "security"
