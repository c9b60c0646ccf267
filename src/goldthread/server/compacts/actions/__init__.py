"""What can be done with compacts: begun, drafted, agreed, left; and with breaches of what they promise."""

from .agreeing import agree, begin_version, take_back_agreement
from .breaches import call_out, discuss, end_breach, reopen_breach
from .drafting import add_promise, say_vision, withdraw_promise, word_promise
from .parties import add_party, add_speaker, draft_compact, end_speaking, leave
from .refusals import (
    AgreedAlready,
    NoSuchDay,
    NotADraft,
    NotAParty,
    NotASpeaker,
    NotInForce,
    NotReciprocal,
    NotSo,
    SayWhat,
)

__all__ = [
    "AgreedAlready",
    "NoSuchDay",
    "NotADraft",
    "NotAParty",
    "NotASpeaker",
    "NotInForce",
    "NotReciprocal",
    "NotSo",
    "SayWhat",
    "add_party",
    "add_promise",
    "add_speaker",
    "agree",
    "begin_version",
    "call_out",
    "discuss",
    "draft_compact",
    "end_breach",
    "end_speaking",
    "leave",
    "reopen_breach",
    "say_vision",
    "take_back_agreement",
    "withdraw_promise",
    "word_promise",
]
