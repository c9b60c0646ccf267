"""What a method says when it cannot answer."""


class TooFewPoints(ValueError):
    """There are fewer values than the method needs to say anything."""
