"""Django's forms, drawn with nhsuk-frontend's components."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeData

from goldthread.guard import Finding, not_care
from goldthread.server.refusal import LooksLikeCare, Refusal, said_of

from .fields import DayWidget, NumberField
from .problems import wrong_parts


class Renderer(TemplatesSetting):
    """Renders through the project's templates."""

    form_template_name = "ui/forms/form.jinja"
    field_template_name = "ui/forms/field.jinja"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == self.field_template_name:
            context = {**context, **_shown(context["field"])}
        return super().render(template_name, context, request)


_KINDS: list[tuple[type[forms.Widget], str]] = [
    (DayWidget, "day"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.SelectMultiple, "checkboxes"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "file"),
]


CHOOSE_AGAIN = "Choose the file again: your browser does not keep it."
INVALID = {"aria-invalid": "true"}
KEPT = ("autocomplete", "inputmode", "spellcheck", "maxlength", "accept")
ROWS = {"10": "4"}  # Django's ten lines, when nobody asked for them, are four


def _shown(bound: forms.BoundField) -> dict[str, Any]:
    """What the field template needs: which component, its value, its choices, its hint."""
    widget = bound.field.widget
    kind = next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "input")
    value = bound.value()
    shown: dict[str, Any] = {
        "kind": kind,
        "value": "" if value is None else str(value),
        "attributes": _attributes(bound),
        "hint": _hint(bound),
        "rows": ROWS.get(str(rows := widget.attrs.get("rows", 4)), str(rows)),
    }
    if kind == "checkbox":
        shown["value"] = widget.check_test(value)
    if kind in ("select", "radios", "checkboxes"):
        shown["items"] = list(_choices(bound, kind))
    if kind == "day":
        shown["days"] = list(_days(bound))
    return shown | _input(bound, shown) if kind == "input" else shown


def _input(bound: forms.BoundField, shown: dict[str, Any]) -> dict[str, Any]:
    """A single line: numbers are typed as text, spinners lose them; a password never comes back."""
    kind = getattr(bound.field.widget, "input_type", "text")
    short = isinstance(bound.field, (forms.FloatField, forms.IntegerField, NumberField))
    asked = {"type": kind, "width": "10" if short else ""}
    if kind == "number":
        return asked | {"type": "text", "attributes": {**shown["attributes"], "inputmode": "decimal"}}
    return asked | ({"value": ""} if kind == "password" else {})


def _attributes(bound: forms.BoundField) -> dict[str, str]:
    attributes = bound.field.widget.attrs
    kept = {name: str(attributes[name]) for name in KEPT if name in attributes}
    return kept | (INVALID if bound.errors else {})


def _hint(bound: forms.BoundField) -> dict[str, str] | None:
    text = str(bound.help_text or "")
    if bound.html_name in bound.form.files and bound.form.errors:
        text = format_html("{} {}", text, CHOOSE_AGAIN)
    return {"html" if isinstance(text, SafeData) else "text": text} if text else None


def _choices(bound: forms.BoundField, kind: str) -> Iterator[dict[str, Any]]:
    value = bound.value()
    chosen = {str(v) for v in (value if isinstance(value, (list, tuple)) else [value]) if v is not None}
    for choice, text in bound.field.widget.choices:
        if kind != "select" and choice == "":
            continue
        held = str(choice) in chosen
        shown = {"value": str(choice), "text": str(text), "selected": held, "checked": held}
        yield shown | ({"attributes": INVALID} if kind != "select" and bound.errors else {})


def _days(bound: forms.BoundField) -> Iterator[dict[str, Any]]:
    value = bound.value()
    widget = bound.field.widget
    parts = value if isinstance(value, (list, tuple)) else widget.decompress(value)
    wrong = wrong_parts(bound)
    for name, part, width in zip(("day", "month", "year"), parts or [None] * 3, (2, 2, 4), strict=False):
        yield {
            "id": f"{bound.auto_id}_{name}",
            "name": f"{bound.html_name}_{name}",
            "label": name.capitalize(),
            "value": "" if part is None else str(part),
            "classes": f"nhsuk-input--width-{width}" + (" nhsuk-input--error" if name in wrong else ""),
            "inputmode": "numeric",
            "attributes": INVALID if name in wrong else {},
            "describedBy": f"{bound.auto_id}-error" if name in wrong else "",
        }


@contextmanager
def refusals_shown_on(form: forms.BaseForm) -> Iterator[None]:
    """Run one action within it: what it refuses is shown on the form, and what looks like care asked about.

    What somebody has ticked as 'it is not' is let through, word for word. A refusal to act at all
    (403) passes on to the page.
    """
    ticked = frozenset(form.data.getlist("not_care")) if hasattr(form.data, "getlist") else frozenset()
    try:
        with not_care(ticked):
            yield
    except PermissionDenied:
        raise
    except LooksLikeCare as refusal:
        form.looks_like_care = _all(refusal)  # type: ignore[attr-defined]
        for name, findings in refusal.findings.items():
            form.add_error(_at(form, name), said_of(findings))
    except Refusal as refusal:
        form.add_error(_at(form, refusal.about), str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)


def _at(form: forms.BaseForm, name: str) -> str | None:
    """The field that an argument came from, where the form has one of its name that can be seen."""
    field = form.fields.get(name)
    return name if field and not field.widget.is_hidden else None


def _all(refusal: Any) -> list[Finding]:
    return [finding for findings in refusal.findings.values() for finding in findings]
