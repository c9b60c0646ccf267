"""The server's entry point."""

import os
import warnings
from typing import Any

from django.core.asgi import get_asgi_application

from goldthread.server.edge.bounds import Bounded
from goldthread.server.edge.leaving import is_gone
from goldthread.server.edge.strangers import is_signed_in
from goldthread.server.live.streams import Streams
from goldthread.tables import apart

from . import place as places
from .private import keep_private

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
# Static files are read in a thread, which is meant: nothing to tell whoever reads the log.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
keep_private()
apart.settle(places.find().folder / "reading", is_gone)
django: Any = get_asgi_application()  # its types say that messages are read only, which others' do not
application = Bounded(Streams(django), is_signed_in)
