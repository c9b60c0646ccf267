"""Addresses below a measure's own."""

from django.urls import URLPattern, path

from goldthread.server.people.admission import View

from ..views.finding import at_its_code


def of_measure(where: str, view: View, name: str) -> URLPattern:
    """An address below a measure's own; the codes it had before lead there too.

    The measure is found by `measure_or_404`, which keeps its figures to its circle. Only where no figure is
    shown it is found by `known_or_404`.
    """
    return path(f"o/<str:code>/measures/<str:measure_code>/{where}", at_its_code(view), name=name)
