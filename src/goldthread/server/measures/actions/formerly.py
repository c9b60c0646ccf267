"""What readings say no longer is kept, so that a chart can be shown as it was known on a day."""

from collections.abc import Iterable

from goldthread.server import clock

from ..models import Formerly, Reading


def no_longer(readings: Iterable[Reading]) -> None:
    """Keep what these say until today, before they say otherwise or go.

    Of one that is withdrawn it is kept already; what was said today alone no day ended with.
    """
    today = clock.day()
    Formerly.objects.bulk_create(
        [
            Formerly(
                revision_id=each.revision_id,
                back_cast=each.back_cast,
                period=each.period,
                value=each.value,
                numerator=each.numerator,
                denominator=each.denominator,
                since=each.known_since,
                until=today,
            )
            for each in readings
            if not each.withdrawn and (each.known_since is None or each.known_since < today)
        ],
        batch_size=2000,
    )
