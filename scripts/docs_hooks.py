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

ROLES = "<!-- the table of roles -->"


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
    """The table of role and ability is printed by the code that enforces it."""
    return markdown.replace(ROLES, roles_table()) if ROLES in markdown else markdown


def roles_table() -> str:
    command = [sys.executable, "-m", "goldthread.server.people.roles_table"]
    printed = subprocess.run(command, capture_output=True, text=True)
    if printed.returncode:
        raise PluginError(f"The table of roles could not be printed:\n{printed.stderr}")
    return printed.stdout
