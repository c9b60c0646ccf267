"""The settings of an installation in earnest, with a room of jobs for tests."""

from goldthread.server.config.settings import *  # noqa: F403
from goldthread.server.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.server.work.room"]
