"""Forms for files of readings."""

from __future__ import annotations

from io import BytesIO
from typing import Any, BinaryIO, cast

from django import forms
from django.http import QueryDict

from goldthread.guard import Finding, not_care
from goldthread.server.people.models import Organisation, Person
from goldthread.server.ui.fields import WholeField
from goldthread.server.work import holding
from goldthread.tables.apart import Busy, within
from goldthread.tables.characters import plain

from .. import intake
from ..files import ABOUT, MOST_BYTES, ROLES, Asked, Choices, hash_of, sheets_of
from ..long_files import Found, Sent, found_by, is_long
from ..models import Measure
from ..queries import Preview
from .sent_file import NotSent, SentFile

COLUMNS = {
    "measure": "Which column is the measure’s code?",
    "period": "Which column is the period?",
    "year": "Which column is the year, if the period does not say it?",
    "value": "Which column is the value?",
    "numerator": "Which column is the numerator (how many)?",
    "denominator": "Which column is the denominator (out of how many)?",
}
LABELS = {
    "decimal": "What parts the decimals?",
    "dates": "Which comes first in these dates?",
    "percent": "Are these percentages, or shares of 1?",
    "suppressed": "What is to be done with numbers that are held back?",
    "encoding": "Which of these reads right?",
    "sheet": "Which sheet?",
    "row": "Which of the rows are these readings?",
}
WHILE_ONE_WAITS = 20.0
"""Seconds that a page may read; then it is read in the background, and nobody is turned away."""

SHORT = 6
"""More answers than these are a list to choose from."""


class ImportForm(forms.Form):
    """A file of readings, or rows pasted from a spreadsheet: one of the two; and how they are to be read.

    A file that was sent already comes back within the form, so that nobody need choose it again to answer.
    """

    file = forms.FileField(
        required=False,
        label="A file",
        help_text="Excel, OpenDocument, CSV or Parquet, 20 MB at most. It is not kept.",
    )
    pasted = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8}),
        label="Or paste rows from a spreadsheet",
        help_text="Copy the cells, with or without the column names, and paste them here.",
    )
    choose = forms.BooleanField(required=False, label="Let me choose which column is which")
    held = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    found = forms.CharField(required=False, widget=forms.HiddenInput)
    looks_like_care: list[Finding]

    def __init__(self, data: QueryDict | None = None, files: Any = None, *, by: Person) -> None:
        self.by = by
        self.said = data.copy() if data is not None else QueryDict(mutable=True)
        super().__init__(self.said if data is not None else None, files)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pasted = (cleaned.get("pasted") or "").strip()
        if "file" in self.errors:  # an empty file is the reader's to explain
            del self.errors["file"]
            cleaned["file"] = self.files["file"]
        sent = [bool(each) for each in (cleaned.get("file"), pasted)]
        if sum(sent) > 1 or not (any(sent) or cleaned.get("held") or cleaned.get("found")):
            raise forms.ValidationError("Choose a file, or paste rows: one of the two.")
        return cleaned

    def look(
        self, organisation: Organisation, measure: Measure | None
    ) -> tuple[Preview, dict[str, str]] | None:
        """What it would do; and its name and hash. What is ticked as nobody's care is let through.

        None where one cannot wait for it: it has many rows, or the server has much to do.
        """
        if self._is_long():
            return None
        try:
            with not_care(self.care_said_not), within(WHILE_ONE_WAITS):
                preview, named = self._looked(organisation, measure)
                self._show(preview)
        except Busy:
            return None
        return preview, named

    @classmethod
    def of(cls, found: Found, name: str, by: Person) -> ImportForm:
        """The form with what was found in the background, held as `name`: what it asks, and what is wrong."""
        said = QueryDict(mutable=True)
        said["found"] = name
        form = cls(said, by=by)
        form.full_clean()
        form._show(found.preview)
        return form

    def set_aside(self) -> Sent:
        """What was sent, held to be read in the background."""
        if found := self.cleaned_data.get("found"):
            return cast(Found, found).sent
        name, file, _ = self._sent()
        return Sent(holding.hold(file), name, bool(self._pasted))

    @property
    def care_said_not(self) -> list[str]:
        """What was ticked as nobody's care."""
        return self.said.getlist("not_care")

    def _show(self, preview: Preview) -> None:
        """Have what was found seen: what looks like care, and what is asked."""
        care = [Finding(p.found, p.care) for p in preview.problems if p.care]
        if care:
            self.looks_like_care = list(dict.fromkeys(care))[:20]
        self._ask(preview)

    @property
    def choices(self) -> Choices:
        """What was said of how it is to be read."""
        columns = {role: self.said.get(f"column_{role}", "") for role in ROLES}
        answers = {about: self.said.get(f"answer_{about}", "") for about in ABOUT}
        row = plain(self.said.get("heading_row", ""))
        return Choices(
            {role: name for role, name in columns.items() if name},
            {about: key for about, key in answers.items() if key},
            int(row) if row.isdecimal() and len(row) < 8 else None,
        )

    @property
    def asks(self) -> list[forms.BoundField]:
        """The questions of how it is to be read, if there are any."""
        asked = ("column_", "answer_", "heading_row")
        return [bound for bound in self if bound.name.startswith(asked) and not bound.is_hidden]

    def _is_long(self) -> bool:
        if self.cleaned_data.get("found"):
            return True
        _, file, size = self._sent()
        return size <= MOST_BYTES and is_long(file, size)

    @property
    def _pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        return pasted.strip("\r\n") if pasted.strip() else ""  # the corner of a table may be an empty cell

    def _looked(self, organisation: Organisation, measure: Measure | None) -> tuple[Preview, dict[str, str]]:
        name, file, size = self._sent()
        digest = hash_of(file) if size <= MOST_BYTES else ""
        if self._pasted:
            seen = intake.look_at_pasted(
                organisation, measure, self._pasted, digest, self.choices, to=self.by
            )
            return seen, {"name": name, "sha256": digest}
        seen = intake.look(organisation, measure, name, file, size, digest, self.choices, to=self.by)
        if size <= MOST_BYTES:
            self._hold(name, file)
        return seen, {"name": name, "sha256": digest}

    def _sent(self) -> tuple[str, BinaryIO, int]:
        """The name, the content and the size of what was pasted, or of the file."""
        if not self._pasted:
            return self._file()
        content = self._pasted.encode()
        return "pasted rows", BytesIO(content), len(content)

    def _file(self) -> tuple[str, BinaryIO, int]:
        """The file that was sent, or that came back within the form."""
        if uploaded := self.cleaned_data.get("file"):
            uploaded.file.seek(0)
            return uploaded.name, cast(BinaryIO, uploaded.file), uploaded.size
        held = self.cleaned_data["held"]
        return held.name, BytesIO(held.content), len(held.content)

    def clean_held(self) -> SentFile | None:
        try:
            return SentFile.of(self.cleaned_data["held"]) if self.cleaned_data["held"] else None
        except NotSent as wrong:
            raise forms.ValidationError("The file did not come back whole: choose it again.") from wrong

    def clean_found(self) -> Found | None:
        """What was found of a file that was sent before; one that is gone is chosen again."""
        if not (name := self.cleaned_data["found"]):
            return None
        if found := found_by(self.by, name):
            return found
        raise forms.ValidationError("The file is kept no longer: choose it again.")

    def _hold(self, name: str, file: BinaryIO) -> None:
        """Send the file back with the questions, if it is small enough; else it is to be chosen again."""
        file.seek(0)
        self.said["held"] = SentFile(name, file.read()).text

    def _ask(self, preview: Preview) -> None:
        """Add the questions to the form, each with what was said or guessed so far."""
        given = self.choices
        for asked in preview.asked:
            self._ask_one(asked)
        if preview.headings and (preview.columns.doubts or self._chooses(given)):
            for role in preview.columns.roles:
                self._ask_column(role, preview)
            self._ask_where()
        self._keep(given)

    def _ask_one(self, asked: Asked) -> None:
        """One question as radios, or as a list of many answers; an error where the answer was left out."""
        answers = [(answer.key, _capital(answer.says)) for answer in asked.answers]
        places = [f"row {asked.row}" if asked.row else "", f"column {asked.column}" if asked.column else ""]
        where = ", ".join(filter(None, places))
        name = f"answer_{asked.about}"
        self.fields[name] = forms.ChoiceField(
            choices=answers,
            widget=forms.RadioSelect if len(answers) <= SHORT else forms.Select,
            label=LABELS[asked.about],
            help_text=_capital(f"{where}: {asked.question}." if where else f"{asked.question}."),
        )
        if self.said.get("answering") and not self.said.get(name):
            self.add_error(name, "Choose how it is to be read.")

    def _chooses(self, given: Choices) -> bool:
        return bool(self.cleaned_data.get("choose") and not given.columns)

    def _ask_where(self) -> None:
        """Which sheet of a workbook, if there are several; and which row holds the headings."""
        sheets = self._sheets()
        if len(sheets) > 1:
            choices = [("", "The one that was found"), *((sheet, sheet) for sheet in sheets)]
            self.fields["answer_sheet"] = forms.ChoiceField(
                choices=choices, label=LABELS["sheet"], required=False
            )
        self.fields["heading_row"] = WholeField(
            label="In which row are the names of the columns?", required=False, help_text="Empty: as found."
        )

    def _sheets(self) -> tuple[str, ...]:
        if found := self.cleaned_data.get("found"):
            return cast(Found, found).sheets
        content = b"" if self._pasted else self._file()[1].read()
        return sheets_of(content) if content else ()

    def _ask_column(self, role: str, preview: Preview) -> None:
        needed = role in preview.columns.of or role in preview.columns.doubts
        headings = [(heading, heading) for heading in preview.headings]
        self.fields[f"column_{role}"] = forms.ChoiceField(
            choices=[("", "None"), *headings], label=COLUMNS[role], required=needed
        )
        self.said.setdefault(f"column_{role}", preview.columns.of.get(role, ""))

    def _keep(self, given: Choices) -> None:
        """What was said before and is not asked again stays said."""
        kept = {f"column_{role}": name for role, name in given.columns.items()}
        kept |= {f"answer_{about}": key for about, key in given.answers.items()}
        for name in set(kept) - set(self.fields):
            self.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)


class TakeInForm(forms.Form):
    """One reason for all the readings that are changed, where any is."""

    reason = forms.CharField(widget=forms.Textarea({"rows": 8}), label="Why the readings there were wrong")

    def __init__(self, *args: Any, changed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not changed:
            del self.fields["reason"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
