"""What the record says of tasks."""

from typing import Any

from goldthread.server.audit.record_words import changed, says

CHANGED = {"text": "what is to be done", "owner": "whose it is", "due": "when it is due"}


def register() -> None:
    """Give each kind of event of tasks its sentence."""
    says("task.given", lambda e, w: f"Task given{_to(e)}: {e['task']}.{_from(e)}")
    says("task.changed", lambda e, w: f"Task ‘{e['task']}’ changed: {changed(e, CHANGED)}.")
    says("task.done", lambda e, w: f"Task done: {e['task']}.{_said(e, 'outcome')}")
    says("task.dropped", lambda e, w: f"Task dropped: {e['task']}.")
    says("task.reopened", lambda e, w: f"Task opened again: {e['task']}.")
    says("task.handed_over", lambda e, w: f"Task handed over to {e['to']}: {e['task']}.")


def _to(event: Any) -> str:
    return f" to {event['owner']}" if event["owner"] else ""


def _from(event: Any) -> str:
    return f" From {event['from_']}." if event["from_"] else ""


def _said(event: Any, name: str) -> str:
    return f" {event[name]}" if event[name] else ""
