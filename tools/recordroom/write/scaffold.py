"""The files around policies and records that every room has: README, what git ignores and keeps."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from recordroom.model.text import Label

_FOLDER = Path(__file__).parent / "room"
_NAMES = {
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}


def room_files(*, name: Label, sample: bool, day: str = "") -> dict[PurePosixPath, bytes]:
    """The files by path, for the sample or for an organisation's own room.

    `name` is the organisation's; `day` the one on which the sample stands.
    """
    # Markdown, not HTML: nothing is to be escaped, and the texts are our own.
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    return {
        PurePosixPath(target): environment.get_template(template)
        .render(name=name, sample=sample, day=day)
        .encode()
        for template, target in _NAMES.items()
    }
