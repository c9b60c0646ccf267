"""Who is in which team of a trust, and what is whose: made up, as the people are.

What is not named here belongs to the trust as a whole.
"""

from goldthread.server.people.models import Organisation, Team
from goldthread.server.people.queries import open_teams

OF_STREAM = {
    "Emergency surgery": "Surgical wards",
    "First 24 hours": "Acute medicine",
    "Frailty": "Elderly medicine",
    "Going home from elderly medicine": "Elderly medicine",
    "Medicines": "Pharmacy",
    "Medicines and supplies": "Pharmacy",
    "Ophthalmology outpatients": "Outpatients",
    "Orthopaedic elective": "Surgical wards",
    "Outpatient clinics": "Outpatients",
    "Outpatients": "Outpatients",
    "Theatres": "Theatres",
}
"""The team of a value stream and of its workshops, by the stream's title."""

OF_MEASURE = {
    "CDIFF-DAYS": "Medicine",
    "EYE-WAIT": "Outpatients",
    "HOME-NOON": "Medicine",
    "OPD-LET": "Outpatients",
    "ORTHO-LIST": "Surgical wards",
    "THEATRE-UTIL": "Theatres",
    "TTO-HOURS": "Pharmacy",
}
"""The team of a measure, by its code."""

WORKS_IN = {
    "acute medicine ward manager": "Acute medicine",
    "clinic clerk": "Outpatients",
    "clinic coordinator": "Outpatients",
    "deputy chief pharmacist": "Pharmacy",
    "elderly care ward manager": "Elderly medicine",
    "eye clinic manager": "Outpatients",
    "frailty matron": "Elderly medicine",
    "healthcare assistant": "Elderly medicine",
    "orthopaedic matron": "Surgical wards",
    "outpatient services manager": "Outpatients",
    "physiotherapist": "Elderly medicine",
    "staff nurse": "Surgical wards",
    "surgical ward manager": "Surgical wards",
    "theatre manager": "Theatres",
}
"""The team in which somebody in this post has their role; everybody else has theirs in the trust."""


def team_called(trust: Organisation, name: str | None) -> Team | None:
    """The team of a trust by its name; None for none."""
    return open_teams([trust.pk]).filter(name=name).first() if name else None
