"""Dates of birth: a date that is called one, or a date beside somebody's name."""

import re
from collections.abc import Iterator

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_WHOLE_YEAR = r"(?:19|20)[0-9]{2}"
DATE = (
    rf"(?:[0-9]{{1,2}}\s?[/.\-–]\s?[0-9]{{1,2}}\s?[/.\-–]\s?{_YEAR}"
    rf"|{_WHOLE_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s./-]+{_MONTH}[\s./,-]+{_YEAR}"
    rf"|{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+{_WHOLE_YEAR}"
    rf"|[0-9]{{1,2}}\s[0-9]{{1,2}}\s{_WHOLE_YEAR})(?![0-9])"
)
_BORN = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|born(?:\s+on)?)\W{{0,4}}"
    rf"(?P<date>{DATE}|[0-9]{{8}}(?![0-9]))",
    re.I,
)
_NEAR = r"[\s,;:()\[\]–-]{1,4}"
_WORD = r"[A-Z][a-zà-öø-ÿ'’-]+(?:[A-Z][a-z]+)?"
_CAPITALS = r"[A-Z][A-Z'’-]+"
_FULL_NAME = (
    rf"(?:(?:{_WORD}|[A-Z]\.?)\s(?:[A-Z]\.?\s)?(?:{_WORD}|{_CAPITALS})|(?:{_WORD}|{_CAPITALS}),\s?{_WORD})"
)
_NAMED_THEN_DATED = re.compile(rf"\b(?P<name>{_FULL_NAME}){_NEAR}(?P<date>(?i:{DATE}))")
_DATED_THEN_NAMED = re.compile(rf"(?<![0-9])(?P<date>(?i:{DATE})){_NEAR}(?P<name>{_FULL_NAME})\b")
_TITLED = re.compile(
    rf"\b(?P<name>(?i:mr|mrs|ms|miss)\.?\s+{_WORD}(?:\s+{_WORD})?){_NEAR}(?P<date>(?i:{DATE}))"
)
_PATIENT = re.compile(
    rf"\b(?P<name>(?i:patient|pt|baby|master)\.?\s+{_WORD}(?:\s+{_WORD})?)[^0-9\n]{{1,30}}(?P<date>(?i:{DATE}))"
)
_AS_NAME = re.compile(_FULL_NAME)
_AS_DATE = re.compile(DATE, re.I)
_YEAR_OF = re.compile(rf"(?P<first>{_WHOLE_YEAR})|(?P<last>[0-9]{{2}})$")

# Capital letters that begin no name in the writing of an improvement programme.
_NOT_NAMES = re.compile(
    r"""\b(?:
    accident | act | acute | admissions | after | ambulance | april | assessment | august | baseline |
    before | board | board’s | care | centre | charity | chart | clinic | clinics | commission |
    community | council | cqc | data | day | days | december | department | directorate | discharge |
    discharges | east | emergency | england | event | every | february | flow | foundation | friday |
    from | genba | general | group | health | home | hospital | hospitals | huddle | improvement |
    infirmary | inspection | jan | january | july | june | kaizen | kpo | last | lead | leeds | letter |
    letters | march | may | measure | medical | medicine | meeting | monday | month | next | nhs | north
    | november | october | office | on | outpatient | outpatients | patient | patients | phase |
    planning | process | programme | quality | quarter | radiology | rapid | ratio | recovery | report |
    review | round | royal | rpiw | saturday | sensei | september | service | services | since | south |
    stage | step | strategy | sunday | surgery | surrey | sussex | target | teaching | team | test | the
    | theatre | theatres | thursday | time | times | total | trust | tuesday | unit | university | until
    | value | version | visit | wait | waits | walk | ward | wards | wednesday | week | weekly | west |
    workshop | workshops | year
    )\b""",
    re.I | re.X,
)
_PLAUSIBLE_UNTIL = 2009  # a later date beside a name without a title is more often a meeting than a birth


def births(text: str) -> Iterator[tuple[str, str]]:
    """Each date of birth in the text and what it looks like, as (found, looks like).

    A date called a date of birth, of any year. A date within thirty characters of ‘patient’ or ‘baby’
    and a name, or directly beside a title and a name, of any year. A date directly beside a full name
    without a title, when the year is 2009 or earlier: later ones are meetings, mostly.
    """
    seen: set[str] = set()
    for match in _BORN.finditer(text):
        seen.add(match["date"])
        yield match[0], "a date of birth"
    for pattern in (_PATIENT, _TITLED, _NAMED_THEN_DATED, _DATED_THEN_NAMED):
        for match in pattern.finditer(text):
            untitled = pattern in (_NAMED_THEN_DATED, _DATED_THEN_NAMED)
            if match["date"] in seen or not _is_date(match["date"]):
                continue
            if not untitled or (_is_name(match["name"]) and _long_ago(match["date"])):
                seen.add(match["date"])
                yield match[0].strip(), "a name with a date of birth"


def is_name(text: str) -> bool:
    """Whether a text is a full name and nothing else."""
    return bool(_AS_NAME.fullmatch(text.strip())) and _is_name(text)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    return bool(_AS_DATE.fullmatch(text.strip())) and _is_date(text)


def is_old_day(text: str) -> bool:
    """Whether a text is a date of 2009 or earlier, and not the first of a month, as periods are."""
    days = [n for n in re.findall("[0-9]+", text) if len(n) <= 2]
    return is_date(text) and _long_ago(text) and not any(int(n) == 1 for n in days)


def _is_name(name: str) -> bool:
    return not _NOT_NAMES.search(name)


def _long_ago(date: str) -> bool:
    found = _YEAR_OF.search(date.strip())
    if not found:
        return False
    if found["first"]:
        return int(found["first"]) <= _PLAUSIBLE_UNTIL
    return int(found["last"]) > 30 or int(found["last"]) <= _PLAUSIBLE_UNTIL % 100


def _is_date(date: str) -> bool:
    """Whether its numbers can be a day and a month: 4.12.1 and 95/40/19 are not dates."""
    small = [int(n) for n in re.findall("[0-9]+", date) if len(n) <= 2]
    if re.search("[a-z]", re.sub("st|nd|rd|th|of", "", date.lower())):
        return 1 <= small[0] <= 31
    first_two = small[:2]
    return all(1 <= n <= 31 for n in first_two) and min(first_two) <= 12
