"""How a backup is refused."""


class CannotRestore(Exception):
    """The file cannot be restored here; nothing was changed."""


class CannotBackUp(Exception):
    """Nothing could be written; whatever was begun is gone again."""
