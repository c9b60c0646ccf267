"""What is said of a file that was taken in."""

from .models import Import


def taken_in(looked: Import) -> str:
    """3 readings were added and 1 changed; 2 readings were changed."""
    counts = [(looked.added, "added"), (looked.changed, "changed")]
    (first, what), *rest = [(n, what) for n, what in counts if n]
    more = "".join(f" and {n:,} {what}" for n, what in rest)
    return f"{first:,} {'reading was' if first == 1 else 'readings were'} {what}{more}"
