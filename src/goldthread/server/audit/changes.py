"""What an edit changed, from what to what, as the record keeps it."""

from collections.abc import Mapping

from django.db import models

NOTHING = "nothing"


def state(thing: models.Model, *names: str) -> dict[str, str]:
    """How these fields read now, as people say them: a choice by its label, nothing as nothing."""
    return {name: _said(thing, name) for name in names}


def changes(before: Mapping[str, str], thing: models.Model) -> dict[str, object]:
    """The fields of `before` (see `state`) that read otherwise now, each as ‘old → new’."""
    after = state(thing, *before)
    return {name: f"{before[name]} → {after[name]}" for name in before if before[name] != after[name]}


def _said(thing: models.Model, name: str) -> str:
    display = getattr(thing, f"get_{name}_display", None)
    value = display() if display else getattr(thing, name)
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
