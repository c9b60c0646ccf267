"""The index of what may be found, with the search of the database beneath: FTS5, or GIN over words as they are."""

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(name, words, content='search_entry', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0', prefix='2 3', detail=column)",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_words (rowid, name, words) VALUES (new.id, new.name, new.words); END",
    "CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_words (search_words, rowid, name, words)"
    " VALUES ('delete', old.id, old.name, old.words); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN"
    " INSERT INTO search_words (search_words, rowid, name, words)"
    " VALUES ('delete', old.id, old.name, old.words);"
    " INSERT INTO search_words (rowid, name, words) VALUES (new.id, new.name, new.words); END",
)
POSTGRESQL = (
    "CREATE INDEX search_entry_by_words ON search_entry"
    " USING gin (array_to_tsvector(string_to_array(words, ' ')))",
    "CREATE INDEX search_entry_by_name ON search_entry"
    " USING gin (array_to_tsvector(string_to_array(name, ' ')))",
    "CREATE FUNCTION search_note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " INSERT INTO search_changed (entry) VALUES (tg_argv[0]::bigint + COALESCE(new.id, old.id));"
    " RETURN NULL; END $$",
)


def index(apps, editor):
    for each in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(each)


def no_index(apps, editor):
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE search_words")
    else:
        editor.execute("DROP FUNCTION search_note_change() CASCADE")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Changed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("words", models.TextField()),
            ],
            options={"verbose_name_plural": "entries"},
        ),
        migrations.CreateModel(
            name="Word",
            fields=[("text", models.CharField(max_length=40, primary_key=True, serialize=False))],
        ),
        migrations.RunPython(index, no_index),
    ]
