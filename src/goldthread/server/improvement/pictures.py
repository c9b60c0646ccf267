"""What pictures of this room are of: a workshop, shown on its report-out, and a value stream."""

from django.urls import reverse

from goldthread.server.files.owners import Owner

from .models import ValueStream, Workshop


def _workshop(pk: int) -> Workshop:
    return Workshop.objects.select_related("value_stream__organisation", "team").get(pk=pk)


def _stream(pk: int) -> ValueStream:
    return ValueStream.objects.select_related("organisation", "team").get(pk=pk)


OF_WORKSHOP = Owner(
    Workshop,
    named_to=lambda person: Workshop.objects.named_to(person),
    the=_workshop,
    link=lambda workshop: reverse("improvement:report_out", args=[workshop.organisation.code, workshop.pk]),
)
OF_STREAM = Owner(
    ValueStream,
    named_to=lambda person: ValueStream.objects.named_to(person),
    the=_stream,
    link=lambda stream: reverse("improvement:value_stream", args=[stream.organisation.code, stream.pk]),
)
