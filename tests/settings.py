"""The settings of every installation, with what makes tests quick and repeatable."""

from datetime import date

from goldthread.server.config.settings import *  # noqa: F403

SECRET_KEY = "only for tests"
GOLDTHREAD_TODAY = date(2019, 7, 15)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = LETTERS_LEAVE_BY = "django.core.mail.backends.locmem.EmailBackend"
