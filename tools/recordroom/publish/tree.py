"""An edition as a plain docs tree with its own configuration: what a site builder reads."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from recordroom.model.edition import Edition, NavItem, Page, Plain
from recordroom.read.files import SurroundingsError


def write_tree(
    edition: Edition, *, room: Path, out: Path, house: Path, words: Mapping[str, str]
) -> None:
    """Write `out/docs` and `out/mkdocs.yml`. `room` holds the attachments; `house` the shared
    `mkdocs.yml` and `overrides/`. Only files of the edition come to be under `out/docs`.
    """
    docs = out / "docs"
    for page in edition.pages:
        target = docs / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page_text(page), encoding="utf-8", newline="\n")
    for copy in edition.files:
        target = docs / copy.target
        target.parent.mkdir(parents=True, exist_ok=True)
        # copyfile takes the bytes alone: neither times nor rights of the record room.
        try:
            shutil.copyfile(room / copy.source, target)
        except FileNotFoundError as error:
            raise SurroundingsError(
                f"附件「{copy.source}」在生成期间不见了。请放回文件或改正附件清单，然后再试。",
                f"The attachment {copy.source} went away during the build. Put it back or mend the "
                "list of attachments, then try again.",
            ) from error
    config = config_text(edition, out=out, house=house, words=words)
    (out / "mkdocs.yml").write_text(config, encoding="utf-8", newline="\n")


def page_text(page: Page) -> str:
    """A page with its metadata as front matter. JSON is YAML that cannot be misread."""
    meta: dict[str, Plain] = {"title": page.title, **page.meta}
    if page.template:
        meta["template"] = page.template
    lines = [f"{json.dumps(key)}: {dump(value)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", page.body.rstrip("\n"), ""])


def dump(value: Plain) -> str:
    """A value as JSON on one line; signs that YAML refuses or reads as line ends are escaped."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _NOT_YAML.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    # Half a character (bytes that were no text, in a name from git) cannot be written at all.
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else f"\\u{ord(match[0]):04x}"


# YAML 1.2, production 1 (printable characters) and 1.1's line ends.
_NOT_YAML = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def config_text(edition: Edition, *, out: Path, house: Path, words: Mapping[str, str]) -> str:
    """The edition's own configuration; the rest is inherited from the shared one."""
    audience = edition.audience
    config: dict[str, Plain] = {
        "INHERIT": os.path.relpath(house / "mkdocs.yml", out),
        "site_name": edition.site_name,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "custom_dir": os.path.relpath(house / "overrides", out),
            "language": "en" if edition.lang == "en" else "zh",
        },
        "nav": [_nav(item) for item in edition.nav],
        "extra": {
            "lang": edition.lang,
            "audience": {"id": audience.id, "label": audience.label.get(edition.lang)},
            "words": dict(words),
        },
    }
    return "".join(f"{json.dumps(key)}: {dump(value)}\n" for key, value in config.items())


def _nav(item: NavItem) -> Plain:
    if item.path is not None:
        return {item.title: str(item.path)}
    return {item.title: [_nav(child) for child in item.children]}
