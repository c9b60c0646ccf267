"""How several of these actions say no."""

from goldthread.server.audit.actions import Refusal


class AlreadyThere(Refusal):
    """Something of that name or code exists."""


class NotOfThisOrganisation(Refusal):
    """A team, a person or a thing belongs to another organisation."""


class HasLeft(Refusal):
    """Somebody has left, and cannot sign in."""
