"""What the guides on interrupted time series ask, and the shape of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

EPOC = "EPOC"
TURNER = "Turner 2021"
HATEGEKA = "Hategeka 2020"

GUIDES: Mapping[str, str] = MappingProxyType(
    {
        EPOC: "Cochrane Effective Practice and Organisation of Care (EPOC). Suggested risk of bias criteria "
        "for EPOC reviews: interrupted time series. EPOC resources for review authors, 2017.",
        TURNER: "Turner SL, Forbes AB, Karahalios A, Taljaard M, McKenzie JE. Evaluation of statistical "
        "methods used in the analysis of interrupted time series studies: a simulation study. "
        "BMC Medical Research Methodology 2021; 21: 181.",
        HATEGEKA: "Hategeka C, Ruton H, Karamouzian M, Lynd LD, Law MR. Use of interrupted time series "
        "methods in the evaluation of health system quality improvement interventions: a methodological "
        "systematic review. BMJ Global Health 2020; 5: e003567.",
    }
)

FEWEST = 3
"""Points on either side below which EPOC counts no series as interrupted."""

ENOUGH = 12
"""Points on either side below which a season cannot be told from a change, nor rho be learnt."""


class Verdict(StrEnum):
    """What a check came to. Only a computer's answer is ever 'fine'."""

    FINE = "fine"
    LOOK = "look"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Check:
    """One question the guides ask, and what was found.

    finding: one plain sentence; where only people can answer, it ends in the question
    they are asked, and the verdict is cannot_tell. numbers: what the finding rests on.
    """

    name: str
    asked_by: tuple[str, ...]
    finding: str
    verdict: Verdict
    numbers: Mapping[str, float | int | None] = field(default_factory=dict)
