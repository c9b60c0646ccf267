"""What the words around ten digits say of them: a telephone, an order, a book, or somebody's own number."""

import re

_REACH = 60  # characters
_ELSEWHERE = r"""
    tel | telephone | phone | phones | phoned | call | ring | rang | fax | mobile | mob | bleep |
    pager | dial | ext | extension | helpline | hotline | whatsapp | sms | switchboard | landline |
    zoom | teams | meeting\sid | webinar | conference\sid | passcode | pin | access\scode |
    orders? | pos? | p\.o\. | purchase | requisition | req | invoices? | inv | receipt | quote | grn |
    quotation | payment | remittance | account | acct | a/c | iban | cost\s?cent(?:re|er) | budget | ledger |
    journal | vat | utr | company | charity | registered | supplier | vendor | contract | tender |
    procurement | grant | award | isbn | issn | ean | gtin | upc | udi | barcode | sku | catalogue |
    product | model | serial | asset | equipment | batch | lot | licen[cs]e | policy | version |
    build | ticket | helpdesk | datix | parcel | tracking | consignment | page | xero |
    snomed(?:\sct)? | code | orcid | doi | pmid | isrctn | iras | nct | gmc | nmc | hcpc |
    timestamp | epoch | unix | population | sum | scores? | readings | counts | figures | values
    | (?:part | item | cat | job | lot | delivery | customer | incident | trial | rec | ethics | concept)
      \s?(?:nos?\.? | numbers? | num | \# | id | code | ref)
"""
_THEIRS = r"""
    patient | pt | nhs\s(?:no|num|number|id) | chi | h&c | dob | d\.o\.b | mrn | casenotes? |
    hospital\sn(?:o|umber)
"""
# What may stand between a label and its number: ‘order no. is’, not ‘call me about’.
_LEADS_ON = r"""
    nos? | numbers? | num | is | was | are | were | id | ids | code | codes | ref | refs | reference | tag |
    on | at |
    us | of | for | the | our | your | my | new | and | to | centre | account | in
"""
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<theirs>{_THEIRS})(?![^\W_])|(?P<elsewhere>{_ELSEWHERE}|refs?|references?)(?![^\W_])"
    rf"(?=[\W_]*(?:(?:{_LEADS_ON})(?![^\W_])[\W_]*){{0,4}}(?:(?:{_ELSEWHERE})(?![^\W_])|$)))",
    re.I | re.X,
)
_ENDS = re.compile(
    r"[;!?\n](?=\s|$)|(?<!\bno)(?<!\bnos)(?<!\bref)(?<!\btel)(?<!\binv)(?<!\bext)(?<!\breq)\.(?=\s|$)|[0-9]",
    re.I,
)
_KIND_OF_BOOK = re.compile(r"(?<=ISBN)[\s-]?1[03](?![0-9])", re.I)
_IN_A_ROW = re.compile(r"(?:[0-9][0-9 -]{5,13}[0-9]\s*(?:,|;|&|/|and|or)\s*)+$", re.I)
_AFTER = re.compile(
    rf"\W{{0,4}}(?:(?:is|was)\s(?:(?:the|our|your|a|his|her|their)\s)?|(?<=[(\[]))(?:{_ELSEWHERE})(?![^\W_])",
    re.I | re.X,
)
_ABROAD = re.compile(r"(?:\+|\b00)[0-9]{1,3}[\s.-]?(?:\(0\)\s?)?$")
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:|10\.[0-9]{4,}/)\S*$", re.I)


def is_called_something_else(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number call it something else than somebody's.

    The nearest label before it in the same sentence decides, also through other numbers of a list
    (‘invoices 4500012345 and 9434765919’); else a label straight after it (‘9434765919 is the order
    number’); a number from abroad, or within an address of the web, needs no label.
    """
    before = text[max(start - _REACH, 0) : start]
    if _ABROAD.search(before) or (_ADDRESS.search(before) and not is_called_theirs(text, start)):
        return True
    label = _label(before)
    if label:
        return label == "elsewhere"
    return bool(_AFTER.match(text, end))


def is_called_theirs(text: str, start: int) -> bool:
    """Whether the words before a number call it a patient's."""
    return _label(text[max(start - _REACH, 0) : start]) == "theirs"


def _label(before: str) -> str:
    before = _IN_A_ROW.sub("", _KIND_OF_BOOK.sub("", before))
    ends = [m.end() for m in _ENDS.finditer(before)]
    labels = list(_LABEL.finditer(before, ends[-1] if ends else 0))
    return (labels[-1].lastgroup or "") if labels else ""
