"""What the record says of measures, their definitions and their readings."""

from goldthread.server.audit.record_words import Recorded, Words, changed, says
from goldthread.server.ui.formats import plural

EDITED = {
    "title": "title",
    "code": "code",
    "dimension": "dimension",
    "money": "what it means by money",
    "owner": "owner",
    "team": "team",
    "target": "target",
    "source": "source",
}
DEFINED = {
    "counted": "what is counted",
    "population": "population",
    "method": "method",
    "frequency": "how often",
    "kind": "kind",
    "unit": "unit",
    "per": "per",
    "direction": "direction",
}
FAMILY = {"name": "name", "purpose": "what it is for"}


def register() -> None:
    """Give each kind of event of this room its sentence."""
    says("measure.added", _added)
    says("measure.completed", lambda e, w: f"More was said of the definition: {changed(e, DEFINED)}.")
    says(
        "measure.defined_anew", lambda e, w: f"Defined anew, before anything was read: {changed(e, DEFINED)}."
    )
    says("family.begun", lambda e, w: f"The family ‘{e['name']}’ was begun: {e['purpose']}")
    says("family.edited", lambda e, w: f"Edited: {changed(e, FAMILY)}.")
    says("family.joined", lambda e, w: f"{e['measure']} is in it, as {e['role']} measure.")
    says("family.left", lambda e, w: f"{e['measure']} was taken out.")
    says("family.taken_apart", lambda e, w: "It was taken apart; its measures stay.")
    says("family.put_together", lambda e, w: "It was put together again.")
    says("measures.copied", lambda e, w: f"‘{e['title']}’ was copied, with its definition: {e['measures']}.")
    says("measure.counted_as", lambda e, w: f"Counted as {e['original']} from now on.")
    says(
        "measure.kept_own", lambda e, w: f"The definition stays as it is, though {e['original']} was revised."
    )
    says("measure.counted_by_itself", lambda e, w: "Counted by itself from now on.")
    says("measure.edited", lambda e, w: f"Edited: {changed(e, EDITED)}.")
    says("measure.handed_over", lambda e, w: f"Handed over: {e['owner']}.")
    says("figures.kept", _kept)
    says(
        "figures.opened",
        lambda e, w: f"Everybody who sees it sees its figures again; they were kept to {e['were']}.",
    )
    says("measure.retired", lambda e, w: f"Counted no longer from {e['on']}.")
    says("measure.brought_back", lambda e, w: f"Counted again; it had been retired on {e['retired_on']}.")
    says("revision.proposed", _proposed)
    says("revision.approved", _approved)
    says("revision.declined", lambda e, w: f"The proposed definition {e['revision']} was turned down.")
    says("revision.taken_back", lambda e, w: f"The proposed definition {e['revision']} was taken back.")
    says("revision.approval_undone", _undone)
    says("readings.recorded", _recorded)
    says("reading.corrected", lambda e, w: f"The reading for {e['period']} was corrected: {e['value']}.")
    says(
        "correction.taken_back", lambda e, w: f"The correction of {e['period']} was taken back: {e['value']}."
    )
    says("reading.withdrawn", lambda e, w: f"The reading for {e['period']} was withdrawn: {e['value']}.")
    says("reading.put_back", lambda e, w: f"The reading for {e['period']} was put back: {e['value']}.")
    says("view.saved", lambda e, w: f"A view of the measures was saved: {e['name']}{_to_all(e)}.")
    says("view.changed", lambda e, w: f"The saved view was changed: {e['name']}{_to_all(e)}.")
    says("view.removed", lambda e, w: f"The saved view {e['name']} was removed.")
    says("import.looked_at", lambda e, w: "")  # nothing was changed yet; what is taken in says so
    says("import.left", lambda e, w: "")
    says("readings.imported", _imported)
    says("import.taken_back", _taken_back)
    says("phase.started", lambda e, w: f"The chart’s limits are worked out anew from {e['starts']}.")
    says("phase.removed", _phase_removed)
    says("chart.chosen", lambda e, w: f"How the chart is drawn was decided: {e['chart']}.")
    says("chart.choice_taken_back", lambda e, w: f"How the chart is drawn was taken back: {e['chart']}.")
    says("watch.begun", lambda e, w: f"Watches ‘{e['thing']}’.")
    says("watch.changed", lambda e, w: f"Watches ‘{e['thing']}’ otherwise than before.")
    says("watch.stopped", lambda e, w: f"Watches ‘{e['thing']}’ no more.")
    says("watch.told", _told)
    says("point.noted", lambda e, w: f"A note on {e['period']}: {e['text']}")
    says("note.removed", lambda e, w: f"The note on {e['period']} was taken away: {e['text']}")


def _to_all(event: Recorded) -> str:
    return ", for everybody" if event["shared"] else ""


def _told(e: Recorded, words: Words) -> str:
    n = int(e["signals"])
    return f"Was told of {plural(n, 'a new signal', f'{n} new signals')} in what they watch."


def _kept(event: Recorded, words: Words) -> str:
    before = f" It was: {event['were']}." if event["were"] else ""
    return f"Its figures are kept to {event['members']}.{before}"


def _added(event: Recorded, words: Words) -> str:
    owner = f"; {event['owner']} owns it" if event["owner"] else ""
    return f"The measure was begun: {event['title']}, in {event['unit']}{owner}."


def _proposed(event: Recorded, words: Words) -> str:
    return (
        f"Another definition was proposed ({event['revision']}): {changed(event, DEFINED)}.{_series(event)}"
    )


def _approved(event: Recorded, words: Words) -> str:
    by = f", which {event['proposed_by']} proposed," if event["proposed_by"] else ""
    return f"Definition {event['revision']}{by} was approved and is in force.{_series(event)}"


def _series(event: Recorded) -> str:
    """Whether readings before and after are one series; nothing where it was not asked yet."""
    goes_on = " Readings before and after can be compared: the series goes on."
    return {"goes on": goes_on, "begins anew": " A series of its own begins."}.get(event["series"], "")


def _undone(event: Recorded, words: Words) -> str:
    return (
        f"The approval of definition {event['revision']} was taken back: it waits again, and definition "
        f"{event['in_force']} is in force."
    )


def _recorded(event: Recorded, words: Words) -> str:
    before = " as it would have been before the definition was in force" if event["back_cast"] else ""
    if event["value"]:
        return f"The reading for {event['period']} was recorded: {event['value']}{before}."
    put_right = f", and {event['changed']} were put right" if event["changed"] else ""
    return f"{_readings(event['added'])} recorded for {event['period']}{before}{put_right}."


def _imported(event: Recorded, words: Words) -> str:
    put_right = f", and {event['changed']} put right" if event["changed"] not in ("", "0") else ""
    return f"{_readings(event['added'])} taken in from the file {event['file']}{put_right}."


def _taken_back(event: Recorded, words: Words) -> str:
    restored = (
        f", and {event['changed']} say again what was there before"
        if event["changed"] not in ("", "0")
        else ""
    )
    return f"The file {event['file']} was taken back: {_readings(event['added'])} removed{restored}."


def _phase_removed(event: Recorded, words: Words) -> str:
    return (
        f"The chart’s limits are no longer worked out anew from {event['starts']} (it was: {event['was']})."
    )


def _readings(count: str) -> str:
    return "1 reading was" if count == "1" else f"{count or 'No'} readings were"
