"""The index: what each thing that may be found says, in plain words. All of it can be made again."""

from django.db import models


class Entry(models.Model):
    """One thing: the words of its name, and all its words. `numbers` says which thing it is."""

    id = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    words = models.TextField()

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.name


class Changed(models.Model):
    """That a thing was changed and its entry not yet: written by the database's own triggers (`watching`)."""

    entry = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.entry)


class Word(models.Model):
    """A word that stands in a name somewhere: what somebody may have meant who typed another."""

    text = models.CharField(max_length=40, primary_key=True)

    def __str__(self) -> str:
        return self.text
