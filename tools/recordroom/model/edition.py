"""An edition (阅览版): the pages and files that one audience gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Union

from recordroom.model.policies import Audience

Plain = Union[str, int, bool, None, "list[Plain]", "dict[str, Plain]"]
"""JSON-like data: what a page's metadata or a data file is made of."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search knows of a page. `text` is as written; folding is the index's business."""

    id: str
    number: str
    title: str
    text: str
    filters: Mapping[str, str]
    date: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the docs tree: its path (`records/minutes/2025/x.md`), metadata and Markdown.

    `template` names a template in overrides/ (empty: the theme's own). `meta` is shown by it.
    """

    path: PurePosixPath
    title: str
    template: str
    meta: Mapping[str, Plain]
    body: str
    search: SearchEntry | None = None


@dataclass(frozen=True, slots=True)
class FileCopy:
    """A file to copy into the edition: from the repository, to a path of the docs tree."""

    source: PurePosixPath
    target: PurePosixPath


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the navigation: a title with either a page's path or children."""

    title: str
    path: PurePosixPath | None = None
    children: tuple[NavItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that is not in the edition, and why (a code of the decision)."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Secret:
    """Texts of a withheld record that the finished site must not hold: ids, numbers, titles."""

    record: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Edition:
    """All that one audience may see, assembled in memory; nothing else reaches the builder.

    `complete` says that the audience sees everything, so that what is not there is missing.
    """

    audience: Audience
    lang: str
    site_name: str
    as_of: date
    revision: str
    pages: tuple[Page, ...]
    files: tuple[FileCopy, ...]
    nav: tuple[NavItem, ...]
    complete: bool
    withheld: tuple[Withheld, ...]
    secrets: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an audience may see something, and the reason in a code that `explain` words."""

    shown: bool
    reason: str
