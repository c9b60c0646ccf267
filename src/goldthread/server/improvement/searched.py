"""What is found of this room. Nothing by who chose a value stream: not everybody who sees it reads that."""

from django.urls import reverse

from goldthread.server import search

from .models import ValueStream, Workshop


def register() -> None:
    """Add value streams and workshops."""
    search.register(
        ValueStream,
        "{value_stream.titles}",
        text=("title", "scope", "chosen_why", "considered"),
        link=_stream,
        where="organisation__code",
        along=("organisation",),
    )
    search.register(
        Workshop,
        "{workshop.titles}",
        text=("title", "process", "changed", "learnt"),
        link=_workshop,
        where="organisation__code",
        along=("value_stream__organisation",),
    )


def _stream(stream: ValueStream) -> str:
    return reverse("improvement:value_stream", args=[stream.organisation.code, stream.pk])


def _workshop(workshop: Workshop) -> str:
    return reverse("improvement:workshop", args=[workshop.organisation.code, workshop.pk])
