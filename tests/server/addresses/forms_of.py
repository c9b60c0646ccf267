"""The forms of a page as a browser sees them: which boxes there are, and what stands in them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

CHECKED = ("radio", "checkbox")
BUTTONS = ("submit", "button", "image", "reset")


@dataclass
class Box:
    """One box of a form: what it is, its identifier, what stands in it, what it offers."""

    kind: str
    name: str
    identifier: str
    attributes: dict[str, str]
    value: str = ""
    offers: list[str] = field(default_factory=list)


@dataclass
class Form:
    method: str
    action: str
    boxes: list[Box] = field(default_factory=list)

    @property
    def asked(self) -> list[Box]:
        """What a person fills in."""
        return [box for box in self.boxes if box.kind not in ("hidden", *BUTTONS)]

    def sent(self) -> dict[str, list[str]]:
        """What a browser would send of it as it stands, files left out."""
        said: dict[str, list[str]] = {}
        for box in self.boxes:
            if box.kind in CHECKED and "checked" not in box.attributes:
                continue
            if box.kind not in ("file", *BUTTONS):
                said.setdefault(box.name, []).append(box.value)
        return said


class Reading(HTMLParser):
    """Reads a page: its forms, its identifiers, where its problems lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.identified: dict[str, dict[str, str]] = {}
        self._inside: Form | None = None
        self._box: Box | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.identified[given["id"]] = given
        if tag == "form":
            self._inside = Form(given.get("method", "get"), given.get("action", ""))
            self.forms.append(self._inside)
        elif tag in ("input", "textarea", "select") and self._inside and given.get("name"):
            kind = given.get("type", "text") if tag == "input" else tag
            self._box = Box(kind, given["name"], given.get("id", ""), given, given.get("value", ""))
            self._inside.boxes.append(self._box)
        elif tag == "option" and self._box:
            self._box.offers.append(given.get("value", ""))
            if "selected" in given or len(self._box.offers) == 1:
                self._box.value = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._box and self._box.kind == "textarea":
            self._box.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select"):
            self._box = None
        if tag == "form":
            self._inside = None
