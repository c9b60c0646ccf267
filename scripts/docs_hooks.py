"""What the documents take from the code and the folders, so that they cannot fall behind."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import django
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

PRINTED = {
    "<!-- the table of roles -->": "goldthread.server.people.roles_table",
    "<!-- the library -->": "goldthread.server.measures.library",
}
"""What stands in a document for what a module of ours prints."""


def on_config(config: Any) -> Any:
    """Every decision under docs/adr, and every room's page of help, has its place in the navigation."""
    docs = Path(config["docs_dir"])
    decisions = [path.relative_to(docs).as_posix() for path in sorted((docs / "adr").glob("*.md"))]
    helps = [{title: f"help/{topic}.md"} for topic, (title, _) in _helps().items()]
    nav = [{"Help": helps} if entry == {"Help": []} else entry for entry in config["nav"]]
    config["nav"] = [*nav, {"Decisions": decisions}] if decisions else nav
    return config


def on_files(files: Any, *, config: Any) -> Any:
    """The pages of help stand in the rooms, for pages show them too; here they say the usual words."""
    for topic, (_, page) in _helps().items():
        files.append(File.generated(config, f"help/{topic}.md", content=page))
    return files


@cache
def _helps() -> dict[str, tuple[str, str]]:
    """The title of each room's page of help, and the page."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.server.config.settings")
    django.setup()
    from goldthread.server.help.reading import in_words, title, topics
    from goldthread.server.people.vocabulary import Vocabulary

    words = Vocabulary({})  # as the documents around them
    return {topic: (title(topic, words), in_words(topic, words)) for topic in topics()}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The table of role and ability is printed by what enforces it, the library by what reads it."""
    for mark, module in PRINTED.items():
        markdown = markdown.replace(mark, printed_by(module)) if mark in markdown else markdown
    return markdown


def printed_by(module: str) -> str:
    printed = subprocess.run([sys.executable, "-m", module], capture_output=True, text=True)
    if printed.returncode:
        raise PluginError(f"What {module} prints is not there:\n{printed.stderr}")
    return printed.stdout
