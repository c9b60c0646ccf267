"""Routines and their meetings."""

from .meetings import Attendance, Correction, Decision, Meeting, Note
from .routines import AgendaItem, CadenceInForce, Member, Routine

__all__ = [
    "AgendaItem",
    "Attendance",
    "CadenceInForce",
    "Correction",
    "Decision",
    "Meeting",
    "Member",
    "Note",
    "Routine",
]
