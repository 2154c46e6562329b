"""The way of the data on one screen: read → capture → check → assemble → publish."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from recordroom.assemble.edition import assemble
from recordroom.assemble.guides import ManualPage
from recordroom.capture.events import capture_events
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.check.catalogue import catalogue
from recordroom.check.engine import check, withheld_ids
from recordroom.data import data_path
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Event, Holdings
from recordroom.model.policies import Audience, Policies
from recordroom.publish.site import Published, publish
from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.read.room import Room, read_policy_files, read_room
from recordroom.report.manual import manual_page

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A room that was read, captured and checked."""

    room: Room
    policies: Policies
    holdings: Holdings
    diagnostics: tuple[Diagnostic, ...]
    as_of: date


def check_room(
    root: Path, *, as_of: date, history: bool = False, progress: Progress | None = None
) -> Checked:
    """Read, capture and check the room at `root`; with `history` the events of git too."""
    room = read_room(root, progress)
    policies = capture_policies(room.policy_files)
    git = Git.find(root)
    head = git.head() if git is not None else ""
    if not head:
        git = None  # a repository without a commit has no past to ask for
    holdings = capture_holdings(
        room,
        policies,
        history=_history(git) if history else None,
        revision=head,
        landed=_landed(git),
    )
    diagnostics = check(policies, holdings, as_of=as_of)
    return Checked(room, policies, holdings, diagnostics, as_of)


def room_policies(root: Path) -> Policies:
    """What the organisation of the room at `root` has decided, without reading any record."""
    return capture_policies(read_policy_files(root))


def _history(git: Git | None) -> Mapping[PurePosixPath, tuple[Event, ...]] | None:
    """The events of every record; None (未知) where git is absent, empty or shallow."""
    try:
        if git is None or git.is_shallow():
            return None
        return capture_events(git.commits())
    except (subprocess.CalledProcessError, OSError):
        return None


def _landed(git: Git | None) -> dict[PurePosixPath, tuple[str, ...]]:
    """What the registers held at HEAD and before it, for the rule that lines only grow.

    Registers that are gone are asked for too: taking one away is the greatest of edits.
    """
    earlier: dict[PurePosixPath, tuple[str, ...]] = {}
    if git is None:
        return earlier
    for revision in ("HEAD", "HEAD^1"):
        try:
            listed = git.listed(revision, "records/numbers")
            paths = [path for path in listed if path.suffix == ".csv"]
            for path, text in git.texts(revision, paths).items():
                earlier[path] = (*earlier.get(path, ()), text)
        except (subprocess.CalledProcessError, OSError):
            continue
    return earlier


@dataclass(frozen=True, slots=True)
class Built:
    """A room that was checked and published for some audiences."""

    checked: Checked
    published: tuple[Published, ...]


def build_room(
    checked: Checked,
    *,
    audiences: Sequence[Audience],
    out: Path,
    builder: str,
    lang: str,
    step: Callable[[str, str], None],
) -> Built:
    """Assemble and publish an edition for each audience; `step` is told audience and stage."""
    root = checked.room.root
    house = root if (root / "mkdocs.yml").is_file() and (root / "overrides").is_dir() else None
    done = []
    for audience in audiences:
        step(audience.id, "assemble")
        edition = assemble(
            checked.holdings,
            checked.policies,
            audience,
            as_of=checked.as_of,
            lang=lang,
            unsafe=withheld_ids(checked.diagnostics),
            manual=_manual(lang),
        )
        done.append(
            publish(
                edition,
                room=root,
                house=house or data_path("mkdocs.yml").parent,
                out=out,
                builder=builder,
                step=lambda stage, who=audience.id: step(who, stage),  # type: ignore[misc]
            )
        )
    return Built(checked, tuple(done))


def _manual(lang: str) -> tuple[ManualPage, ...]:
    """The manual page of every rule, with its cases."""
    out = []
    for rule in catalogue():
        path = data_path("cases") / rule.family / f"{rule.name.replace('-', '_')}.md"
        cases = path.read_text(encoding="utf-8") if path.is_file() else ""
        body = manual_page(rule, cases=cases, lang=lang)
        out.append(ManualPage(rule.code, rule.name, rule.title.get(lang), body))
    return tuple(out)


def release_ready(root: Path) -> None:
    """Raises SurroundingsError unless the room is a clean, full commit (for `build --release`)."""
    git = Git.find(root)
    if git is None or not git.head() or git.is_shallow() or not git.is_clean():
        raise SurroundingsError(
            "--release 要求在 git 仓库里、历史完整、没有未提交的改动。请先提交，或去掉 --release。",
            "--release asks for a git repository with its full history and nothing uncommitted. "
            "Commit first, or leave --release out.",
        )
