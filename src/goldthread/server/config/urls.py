"""Every address: each installed room's own list, the gallery of components, and signing in."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import module_has_submodule

from goldthread.server.people.admission import page, signed_in
from goldthread.server.ui.views import gallery

handler400 = "goldthread.server.edge.errors.bad_request"
handler500 = "goldthread.server.edge.errors.went_wrong"


def _of_rooms() -> Iterator[URLResolver]:
    """The addresses of every installed room that has any, in the order in which the rooms stand."""
    for room in apps.get_app_configs():
        if room.name.startswith("goldthread.") and module_has_submodule(room.module, "urls"):
            yield path("", include(f"{room.name}.urls"))


_components = ([path("", page(gallery, signed_in), name="gallery")], "ui")

urlpatterns: list[URLPattern | URLResolver] = [
    *_of_rooms(),
    path("components/", include(_components)),
    path("accounts/", include("allauth.urls")),
]
if settings.GOLDTHREAD_DEMONSTRATION:
    urlpatterns.append(path("demo/", include("goldthread.server.people.demonstration_urls")))

handler403 = "goldthread.server.ui.refused.not_allowed"
