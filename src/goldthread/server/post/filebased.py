"""Where no mail server is set, letters become files that only their owner may read."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.mail.backends import filebased


class EmailBackend(filebased.EmailBackend):
    """Django's own, with a folder (0700) and files (0600) that nobody else may read, one for each letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        Path(self.file_path).chmod(0o700)

    def open(self) -> bool:
        if self.stream is not None:
            return False
        name = f"{datetime.now():%Y%m%d-%H%M%S}-{uuid4().hex[:12]}.log"
        descriptor = os.open(os.path.join(self.file_path, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self.stream = os.fdopen(descriptor, "ab")
        return True
