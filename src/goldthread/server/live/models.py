"""What was told of lately."""

from django.db import models
from django.utils import timezone


class Told(models.Model):
    """That a thing changed: `mark` is another one each time. Without a row nothing was told of it lately."""

    of = models.CharField(max_length=80, unique=True)
    mark = models.CharField(max_length=16)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.of
