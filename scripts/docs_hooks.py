"""What the documents take from the code and the folders, so that they cannot fall behind."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROLES = "<!-- the table of roles -->"


def on_config(config: Any) -> Any:
    """Every decision under docs/adr has its place in the navigation."""
    docs = Path(config["docs_dir"])
    decisions = [path.relative_to(docs).as_posix() for path in sorted((docs / "adr").glob("*.md"))]
    if decisions:
        config["nav"] = [*config["nav"], {"Decisions": decisions}]
    return config


def on_files(files: Any, *, config: Any) -> Any:
    """The pages of help stand in the package, for pages show them too; here they say the usual words."""
    from goldthread.server.help.reading import TOPICS, in_words
    from goldthread.server.people.vocabulary import Vocabulary

    for topic in TOPICS:
        files.append(File.generated(config, f"help/{topic}.md", content=in_words(topic, Vocabulary())))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The table of role and ability is printed by the code that enforces it."""
    return markdown.replace(ROLES, roles_table()) if ROLES in markdown else markdown


def roles_table() -> str:
    command = [sys.executable, "-m", "goldthread.server.people.roles_table"]
    printed = subprocess.run(command, capture_output=True, text=True)
    if printed.returncode:
        raise PluginError(f"The table of roles could not be printed:\n{printed.stderr}")
    return printed.stdout
