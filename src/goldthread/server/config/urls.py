"""Every address. Each room has its own list; charts have addresses of their own."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("goldthread.server.home.urls")),
    path("", include("goldthread.server.people.urls")),
    path("", include("goldthread.server.work.urls")),
    path("", include("goldthread.server.post.urls")),
    path("", include("goldthread.server.measures.urls")),
    path("", include("goldthread.server.improvement.urls")),
    path("", include("goldthread.server.aims.urls")),
    path("", include("goldthread.server.evidence.urls")),
    path("", include("goldthread.server.help.urls")),
    path("", include("goldthread.server.ui.urls")),
    path("accounts/", include("allauth.urls")),
]
if settings.GOLDTHREAD_DEMONSTRATION:
    urlpatterns.append(path("demo/", include("goldthread.server.people.demonstration_urls")))
