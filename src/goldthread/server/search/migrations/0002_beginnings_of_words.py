"""SQLite keeps lists of the beginnings of words up to eight letters: what is typed is found as quickly as a whole word."""

from django.db import migrations

MADE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(name, words, content='search_entry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='{}', detail=column)"
)


def made_anew(prefix):
    def make(apps, editor):
        if editor.connection.vendor == "sqlite":
            editor.execute("DROP TABLE search_words")
            editor.execute(MADE.format(prefix))
            editor.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")

    return make


class Migration(migrations.Migration):
    dependencies = [("search", "0001_index")]
    operations = [migrations.RunPython(made_anew("2 3 4 5 6 7 8"), made_anew("2 3"))]
