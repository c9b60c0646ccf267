"""The settings of every installation, with what makes tests quick and repeatable."""

from datetime import date

from goldthread.server.config.settings import *  # noqa: F403

SECRET_KEY = "for the tests of this house, and for nothing besides"
GOLDTHREAD_TODAY = date(2019, 7, 15)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = LETTERS_LEAVE_BY = "django.core.mail.backends.locmem.EmailBackend"
