"""An edition to a finished site: built beside, searched for leaks, and only then put in place."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from recordroom.assemble.site import page_url
from recordroom.assemble.words import template_words
from recordroom.model.edition import Edition
from recordroom.publish.builders import build_site
from recordroom.publish.leaks import Leak, find_leaks
from recordroom.publish.search_index import write_index
from recordroom.publish.tree import write_tree
from recordroom.read.files import SurroundingsError, why

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing: where the site is (None when it leaked), and the leaks."""

    edition: Edition
    site: Path | None
    leaks: tuple[Leak, ...]


def publish(
    edition: Edition, *, room: Path, house: Path, out: Path, builder: str, step: Step
) -> Published:
    """Publish to `out/<audience>`: docs, mkdocs.yml and site, replaced together or not at all.

    `room` holds the attachments, `house` the shared mkdocs.yml and overrides; `step` is told
    what is being done. A site that leaks is removed, and what stood in place stays.
    """
    place = out / edition.audience.id
    beside = _beside(out, edition.audience.id)
    try:
        step("write")
        words = template_words(edition.lang, complete=edition.complete)
        write_tree(edition, room=room, out=beside, house=house, words=words)
        step("build")
        site = build_site(beside, builder=builder, day=edition.as_of)
        step("index")
        entries = [(page_url(p.path), p.search, p.title) for p in edition.pages if p.search]
        write_index(entries=entries, out=site, lang=edition.lang)
        _stamp(edition, site, builder)
        step("leaks")
        leaks = find_leaks(site, edition.secrets)
        if leaks:
            return Published(edition, None, leaks)
        _replace(place, beside)
        return Published(edition, place / "site", ())
    except OSError as error:
        raise SurroundingsError(
            f"写不了输出文件夹「{out}」（{why(error)}）。请检查磁盘空间和文件夹权限，或用 --out 另选一个文件夹。",
            f"Cannot write to {out} ({error.strerror}). Check disk space and permissions, or choose "
            "another folder with --out.",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(out: Path, name: str) -> Path:
    """A new folder next to the final one, so that putting it in place is one rename."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{name}-", dir=out))
    except OSError as error:
        raise SurroundingsError(
            f"写不了输出文件夹「{out}」（{why(error)}）。请检查权限，或用 --out 另选一个文件夹。",
            f"Cannot write to {out} ({error.strerror}). Check permissions, or choose another folder "
            "with --out.",
        ) from error


def _stamp(edition: Edition, site: Path, builder: str) -> None:
    """The one file that tells from which revision the site was made."""
    stamp = {
        "format": 1,
        "audience": edition.audience.id,
        "revision": edition.revision,
        "as_of": edition.as_of.isoformat(),
        "builder": builder,
    }
    text = json.dumps(stamp, ensure_ascii=False, indent=2) + "\n"
    (site / "stamp.json").write_text(text, encoding="utf-8", newline="\n")


def _replace(place: Path, beside: Path) -> None:
    """Swap the new tree in; the old one is kept until the new one stands."""
    beside.chmod(0o755)
    old = place.with_name(f".{place.name}-old-{os.getpid()}")
    had = place.exists()
    if had:
        place.rename(old)
    try:
        beside.rename(place)
    except OSError:
        if had:
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
