"""Keeping the index: the worker reads what was changed, a little at a time. Nobody waits for it."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from . import watching
from .models import Changed, Entry, Word
from .numbers import first_of, keys_of
from .plain import known_words, name_words, text_words
from .registry import Things, things

AT_ONCE = 200
"""Changes that are read in one transaction, which on SQLite is everybody's lock."""

MOST_WORDS = 5_000
"""Words of one thing that are kept."""


def keep_up(most: int = 5_000) -> int:
    """Read what was changed into the index; how many changes there were, `most` at most."""
    done = 0
    while done < most and (read := _some()):
        done += read
    return done


def rebuild() -> int:
    """Make the index anew, whatever it held; how many things it holds. Searches go on meanwhile."""
    watching.watch()
    watching.note_everything()
    while keep_up():
        pass
    forget_old_words()
    watching.put_in_order()
    return Entry.objects.count()


def forget_old_words() -> None:
    """Take the words out that stand in no name any more."""
    names = Entry.objects.values_list("name", flat=True).iterator()
    there = {word for name in names for word in name.split()}
    gone = sorted(set(Word.objects.values_list("text", flat=True)) - there)
    for start in range(0, len(gone), AT_ONCE):
        Word.objects.filter(text__in=gone[start : start + AT_ONCE]).delete()


def _some() -> int:
    """The first changes. Whoever else reads them waits for the lock on them, and then finds others."""
    if not Changed.objects.exists():
        return 0
    with transaction.atomic():
        changed = list(Changed.objects.select_for_update().order_by("pk")[:AT_ONCE])
        numbers = {each.entry for each in changed}
        read = [(sort, *row) for sort in things() for row in _rows(sort, keys_of(sort, numbers))]
        entries = [_entry(sort, key, *texts) for sort, key, *texts in read]
        Entry.objects.filter(pk__in=numbers - {entry.pk for entry in entries}).delete()
        Entry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=["id"], update_fields=["name", "words"]
        )
        known = {word for _, _, name, *_ in read for word in known_words(name)}
        Word.objects.bulk_create((Word(text=word) for word in sorted(known)), ignore_conflicts=True)
        Changed.objects.filter(pk__in=[each.pk for each in changed]).delete()
    return len(changed)


def _rows(sort: Things, keys: list[int]) -> QuerySet[Any, Any]:
    return sort.model._base_manager.filter(pk__in=keys).values_list("pk", *sort.text)


def _entry(sort: Things, key: int, name: str, *texts: str) -> Entry:
    """What the index holds of a thing."""
    named = name_words(name)
    everything = dict.fromkeys((*named, *(word for text in texts for word in text_words(text))))
    kept = list(everything)[:MOST_WORDS]
    return Entry(id=first_of(sort.model) + key, name=" ".join(named), words=" ".join(kept))
