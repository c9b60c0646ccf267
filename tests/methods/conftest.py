"""Properties are tried on the same examples on every run, and may take their time on a busy machine."""

from hypothesis import settings

settings.register_profile("goldthread", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("goldthread")
