"""The files by which a forge checks a room of one's own: workflow, template, reviewers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import recordroom

FORGES = ("github", "forgejo", "gitlab")
"""Forges that a room can be made for; `forgejo` is for Gitea too."""

_FOLDER = Path(__file__).parent / "room" / "forge"
_PLACES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "github": (
            ".github/workflows/recordroom.yml",
            ".github/pull_request_template.md",
            ".github/CODEOWNERS",
        ),
        "forgejo": (
            ".forgejo/workflows/recordroom.yml",
            ".forgejo/pull_request_template.md",
            "CODEOWNERS",
        ),
        "gitlab": (
            ".gitlab-ci.yml",
            ".gitlab/merge_request_templates/Default.md",
            "CODEOWNERS",
        ),
    }
)


def forge_files(forge: str, *, template: bytes) -> dict[PurePosixPath, bytes]:
    """The files by path for one of FORGES; `template` is the text a pull request begins with."""
    # Other marks than usual: a workflow's own expressions are written in double braces.
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
        variable_start_string="[[ ",
        variable_end_string=" ]]",
    )
    workflow, text, owners = (PurePosixPath(place) for place in _PLACES[forge])
    made = environment.get_template(f"{forge}.yml").render(version=recordroom.__version__)
    return {
        workflow: made.encode(),
        text: template,
        owners: (_FOLDER / "owners.txt").read_bytes(),
    }
