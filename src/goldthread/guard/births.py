"""Dates of birth and ages: a date that is called one, or a date or an age beside somebody's name."""

import re
from collections.abc import Callable, Iterator

from .dates import Day, days
from .names import (
    NAME,
    TITLE,
    is_family_name,
    is_full_name,
    is_known,
    is_titled,
    may_be_a_full_name,
    may_be_a_name,
)

_REACH = 64  # characters looked at on either side of a date
_GAP = r"[\s,;:.()\[\]|/\\_*=\u2010-\u2015\u2212-]{1,6}"
_SEX = rf"(?:(?:m|f|male|female|man|woman|boy|girl|aged?\s[0-9]{{1,3}}|[0-9]{{2}}){_GAP})?"
_DOB = (
    r"(?:d\W{0,2}o\W{0,2}b\b\.?|date[\s-]+of[\s-]+birth|birth[\s-]?date|birth[\s-]?day|day\s+of\s+birth|y\.?o\.?b\b\.?"
    r"|year\s+of\s+birth)"
)
_SAYS = r"(?:is|was|of|on|in|the|a|as|given|recorded|noted|=)"
_CALLED_BEFORE = re.compile(
    rf"(?<![^\W_])(?:(?P<dob>{_DOB}(?:[’'s]{{0,2}})?)|(?P<born>born|n[ée]e?\s+on)|(?P<b>(?-i:b)\.?))"
    rf"[\W_]{{0,4}}(?:{_SAYS}[\W_]{{1,3}}){{0,3}}$",
    re.I,
)
_CALLED_AFTER = re.compile(
    rf"(?P<shut>\s*[(\[])?{_GAP}?(?P<is>(?:is|was)\s)?(?:(?:the|a|his|her|their|my|patient|pt)(?:[’']s)?\s){{0,2}}{_DOB}(?P<end>\s*[)\]])?",
    re.I,
)
_DOB_IN_SIX = re.compile(rf"(?<![^\W_]){_DOB}[\W_]{{0,4}}[0-9]{{6}}(?![0-9])", re.I)
_BORN_IN = re.compile(
    rf"(?<![^\W_])(?:(?P<dob>{_DOB})|born)[\s,:(=-]{{1,4}}(?:{_SAYS}\s){{0,2}}(?:(?:c|ca|circa|about|around)\.?\s)?"
    r"(?:[a-z]{3,9}\s)?(?:19|20)[0-9]{2}(?![0-9]|[/.\u2010-\u2015-][0-9])(?!\s*(?:to|and|or|[-–])\s*(?:19|20)?[0-9]{2})",
    re.I,
)
# What is born without being a patient: things, and people by the thousand.
_NO_PERSON = re.compile(
    r"\b(?:nhs|service|hospital|ward|trust|idea|programme|project|team|unit|charity|movement|lean|kaizen|system|method"
    r"|approach|campaign|compact|vision|concept|company|organisation|network|group|partnership|initiative|practice"
    r"|babies|children|infants|twins|people|those|women|men|patients|cohort|all|everyone|anyone|adults|mothers"
    r"|pdsa|it|board|huddle|workshop|value|stream|guide|tool|story|exchange|toolkit)\b[^.;!?\n]{0,40}$",
    re.I,
)
_PERSON = re.compile(
    r"\b(?:patient|pt|man|woman|lady|gentleman|boy|girl|he|she|who|mr|mrs|ms|miss|mother|father|resident|client)\b"
    r"[^.;!?\n]{0,40}$",
    re.I,
)
_PATIENT = re.compile(
    r"(?<![^\W_])(?P<who>patient|pt|baby(?:\s(?:boy|girl))?|master|child|resident|client|service\suser|infant|twin)\b[\s.:,]{1,3}"
    r"(?:mr|mrs|ms|miss)?\.?\s?(?P<name>(?:[A-Z]\.?\s)?[^\W\d_]{2,20}(?:[’'-][^\W\d_]{1,20})?)"
    r"(?:\s(?P<next>[^\W\d_]{2,20}))?[^0-9\n]{0,30}$",
    re.I,
)
_NO_PATIENT = re.compile(
    r"\b(?:partner|partners|representative|rep|leader|lead|chair|governor|participation|panel|forum|group|safety"
    r"|experience|survey|story|stories|council|opinion|engagement|involvement|and public|advocate)\b",
    re.I,
)
_NAME_BEFORE = re.compile(rf"(?<![^\W_]){NAME}(?={_GAP}{_SEX}$)", re.I)
_TITLED_BEFORE = re.compile(
    rf"(?<![^\W_]){TITLE}\s?(?:{NAME}|[^\W\d_]{{2,30}}(?:[’'-][^\W\d_]{{1,30}})?)(?={_GAP}{_SEX}$)", re.I
)
_FAMILY_BEFORE = re.compile(rf"(?<![^\W_])(?P<family>[^\W\d_]{{3,30}})(?={_GAP}{_SEX}$)", re.I)
_NAME_AFTER = re.compile(rf"{_GAP}{_SEX}(?P<name>{NAME})(?![^\W_])", re.I)
_TITLED_AFTER = re.compile(rf"{_GAP}(?P<name>{TITLE}\s?(?:{NAME}|[^\W\d_]{{2,30}}))(?![^\W_])", re.I)
_STAFF = re.compile(
    r"\b(?:dr|doctor|prof|professor|sister|matron|nurse|sir|dame|lord|consultant|director|manager|chair|chairman|author"
    r"|lead|owner|by|with|met|from|to|and)\b\.?\s*$",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:meeting|met|visit|visited|interview|minutes|signed|agreed|workshop|letter|e-?mail|presented|joined|started|appointed"
    r"|retired|since|review|reviewed|owner|action|lead|leads|led|due|deadline|chair|chaired|report|talk|teach\w*"
    r"|train\w*|facilitat\w*|approved|author|version|updated|created|by|cc|call|huddle|walk|walked|audit|interviewed"
    r"|published|said|wrote|took|opened|facilitated|consultant|director|manager|coach\w*|sponsor|session|speaker)\b",
    re.I,
)
_AGE = re.compile(
    r"(?<![^\W_])(?:aged?\W{1,3}(?:about\s)?[0-9]{1,3}(?![0-9]|\s?(?:to|[-–])\s?[0-9])"
    r"|[0-9]{1,3}[\s-]{0,2}(?:year|yr)s?[\s-]{0,2}old(?:\s(?:lady|man|woman|gentleman|girl|boy|patient|male|female)\b)?|[0-9]{1,3}\s?(?:yo|y/o|y\.o\.)(?![^\W_])|[0-9]{2}\s?[MF](?![^\W_]))"
    r"|(?<=, )[0-9]{2}(?=,)|\([0-9]{1,3}\s?(?:years|yrs|y)\)",
    re.I,
)
_WORDS = re.compile(r"[^\W\d_]+")
_WORDS_OF_A_NAME = 7  # at most, with a title, initials and what stands between name and date
PLAUSIBLE_UNTIL = 2009  # a later date beside a name is more often a meeting than a birth
_HARDLY_A_MEETING = 1989  # nor is a date up to this one

Found = tuple[int, int, str]


def births(text: str) -> Iterator[Found]:
    """Where dates of birth and ages in a plain text stand, and what they look like: (start, end, looks like).

    A date called a date of birth, before or after it, and a year in which somebody was born. A date
    within thirty characters of ‘patient’ or ‘baby’ and a name, or directly beside a title and a name, of
    any year. A date directly beside a full name (or, up to 1989, a common family name) when the year is
    2009 or earlier: later ones are meetings, mostly; so are those from 1990 on where the words around
    tell of a meeting. An age directly beside a known name, or a title and a name.
    """
    reached = 0
    for day in days(text):
        found = _birth(text, day, reached)
        if found:
            reached = found[1]
            yield found
    for match in _DOB_IN_SIX.finditer(text):
        yield match.start(), match.end(), "a date of birth"
    for match in _BORN_IN.finditer(text):
        if match["dob"] or _of_a_person(_before(text, match.start(), 0)):
            yield match.start(), match.end(), "a date of birth"
    for match in _AGE.finditer(text):
        name = _name_by_an_age(text, match)
        if name:
            yield *name, "a name with an age"


def _birth(text: str, day: Day, reached: int) -> Found | None:
    before = _before(text, day.start, reached)
    after = text[day.end : day.end + _REACH]
    if not _WORDS.search(before) and not _WORDS.search(after):
        return None
    called = _called(before, after, day)
    if called:
        return day.start - called[0], day.end + called[1], "a date of birth"
    named = _of_a_patient(before) if not day.solid else 0
    if named:
        return day.start - named, day.end, "a name with a date of birth"
    beside = _beside_a_name(before, after, day)
    if beside:
        return day.start - beside[0], day.end + beside[1], "a name with a date of birth"
    return None


def _before(text: str, start: int, reached: int) -> str:
    """What stands before a place, not beginning amid a word nor before what has been found."""
    first = max(start - _REACH, reached)
    before = text[first:start]
    if first and first > reached and text[first - 1].isalnum():
        before = before[re.match(r"[^\W_]*", before).end() :]  # type: ignore[union-attr]
    return before


def _called(before: str, after: str, day: Day) -> tuple[int, int] | None:
    """How far before and after a date what calls it a date of birth reaches."""
    label = _CALLED_BEFORE.search(before)
    if label and _calls_a_birth(label, before, day):
        return len(before) - label.start(), 0
    label = _CALLED_AFTER.match(after)
    if label and (day.year <= PLAUSIBLE_UNTIL or label["is"] or (label["shut"] and label["end"])):
        return 0, label.end()
    return None


def _calls_a_birth(label: re.Match[str], before: str, day: Day) -> bool:
    """Whether a label before a day calls it a birth: ‘dob’ always, ‘born’ not of things, ‘b.’ if long ago."""
    if label["b"]:
        return day.year <= PLAUSIBLE_UNTIL
    return bool(label["dob"]) or not _NO_PERSON.search(before[: label.start()])


def _of_a_person(before: str) -> bool:
    """Whether the words before ‘born in 1951’ tell of somebody: a person's word or name, or nothing else."""
    if _NO_PERSON.search(before):
        return False
    words = _WORDS.findall(re.split(r"[.;!?\n]", before)[-1])
    return not words or bool(_PERSON.search(before)) or any(is_known(w) for w in words[-4:])


def _of_a_patient(before: str) -> int:
    """How far before a date a patient who is called one, by name, stands; 0 for none."""
    match = _PATIENT.search(before)
    if not match or _NO_PATIENT.search(match[0]):
        return 0
    first, second = match["name"].split()[-1], match["next"]
    named = may_be_a_name(first) and (second is None or not second[0].isupper() or may_be_a_name(second))
    return len(before) - match.start() if named else 0


def _beside_a_name(before: str, after: str, day: Day) -> tuple[int, int] | None:
    """How far before and after a date the name beside it reaches."""
    meeting = bool(_EVENT.search(before[-40:]) or _EVENT.search(after[:40]))
    titled = _last(_TITLED_BEFORE, before, is_titled)
    if titled is not None and (not meeting or day.year <= _HARDLY_A_MEETING):
        return len(before) - titled, 0
    match = _TITLED_AFTER.match(after)
    if match and is_titled(match["name"]) and (not meeting or day.year <= _HARDLY_A_MEETING):
        return 0, match.end()
    if day.year > PLAUSIBLE_UNTIL or (meeting and day.year > _HARDLY_A_MEETING):
        return None
    is_name = may_be_a_full_name if day.year <= _HARDLY_A_MEETING else is_full_name
    named = _last(_NAME_BEFORE, before, is_name)
    if named is not None and (day.year <= _HARDLY_A_MEETING or not _STAFF.search(before[:named])):
        return len(before) - named, 0
    match = _NAME_AFTER.match(after)
    if match and is_name(match["name"]):
        return 0, match.end()
    family = _FAMILY_BEFORE.search(before)
    if family and day.year <= _HARDLY_A_MEETING and is_family_name(family["family"]):
        return len(before) - family.start(), 0
    return None


def _last(pattern: re.Pattern[str], before: str, holds: Callable[[str], bool]) -> int | None:
    """Where the name that ends what stands before a date begins: the shortest that is one."""
    for word in list(_WORDS.finditer(before))[: -_WORDS_OF_A_NAME - 1 : -1]:
        match = pattern.match(before, word.start())
        if match and holds(match[0]):
            return word.start()
    return None


def _name_by_an_age(text: str, age: re.Match[str]) -> tuple[int, int] | None:
    before, after = _before(text, age.start(), 0), text[age.end() : age.end() + _REACH]
    bare = age[0].isdigit()
    start = _last(_TITLED_BEFORE, before, is_titled)
    if start is None and not bare:
        start = _last(_NAME_BEFORE, before, _is_known_full_name)
    if start is not None:
        return age.start() - (len(before) - start), age.end()
    match = None if bare else _TITLED_AFTER.match(after) or _NAME_AFTER.match(after)
    if match and (is_titled(match["name"]) or _is_known_full_name(match["name"])):
        return age.start(), age.end() + match.end()
    return None


def _is_known_full_name(name: str) -> bool:
    return is_full_name(name) and any(is_known(w) for w in _WORDS.findall(name))
