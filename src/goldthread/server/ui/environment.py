"""The Jinja2 environment of our pages."""

from typing import Any

from django.templatetags.static import static
from jinja2 import ChainableUndefined, Environment

from . import assets, formats
from .addressing import reverse
from .happened import happenings
from .problems import problems


def environment(**options: Any) -> Environment:
    """Our pages' Jinja2: nhsuk-frontend's macros need chainable undefined names and translations."""
    env = Environment(**{**options, "undefined": ChainableUndefined, "extensions": ["jinja2.ext.i18n"]})
    env.install_null_translations()  # type: ignore[attr-defined]
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(url=_url, static=static, asset=assets.address, field=formats.field)
    env.globals.update(problems=problems, happenings=happenings)
    env.filters.update(
        day=formats.day,
        month=formats.month,
        when=formats.when,
        number=formats.number,
        minutes=formats.minutes,
        percent=formats.percent,
        plural=formats.plural,
        listed=formats.listed,
        lines=formats.lines,
    )
    return env


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args, kwargs)
