"""The way of the data on one screen: read → capture → check → assemble → publish."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from recordroom.assemble.edition import assemble
from recordroom.assemble.guides import ManualPage
from recordroom.authorise.claims import claims
from recordroom.authorise.grades import Facts, prove
from recordroom.authorise.past import look_back
from recordroom.capture.changes import change_in_work
from recordroom.capture.events import capture_events
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.typed import to_day
from recordroom.check.audit import Audited, audit
from recordroom.check.catalogue import catalogue
from recordroom.check.engine import check, withheld_ids
from recordroom.data import data_path
from recordroom.model.change import Change
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Event, Holdings
from recordroom.model.policies import Audience, Policies
from recordroom.number import landed
from recordroom.publish.site import Published, publish
from recordroom.read.branches import branches
from recordroom.read.changed import with_changes
from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.read.revision import base_of, commit_of, room_of
from recordroom.read.room import Room, read_policy_files, read_room
from recordroom.read.verified import PLACE, Verifier
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
    change: Change | None = None


def check_room(
    root: Path,
    *,
    as_of: date,
    history: bool = False,
    progress: Progress | None = None,
    against: str = "",
    judged: bool = True,
) -> Checked:
    """Read, capture and check the room at `root`; with `history` the events of git too, with
    `against` also what was changed since it parted from that revision (`base_of` tells errors).
    What is only to be looked at need not be `judged`: it then has no diagnostics at all.
    """
    base = base_of(Git.find(root), against) if against else ""
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
    holdings = with_proofs(holdings, policies, git, as_of=as_of)
    change = None
    if base and git is not None:
        change = change_in_work(
            git, base, room=room, policies=policies, holdings=holdings, day=as_of
        )
    diagnostics = check(policies, holdings, as_of=as_of, change=change) if judged else ()
    return Checked(room, policies, holdings, diagnostics, as_of, change)


def audit_room(
    root: Path, *, as_of: date, since: str = "", progress: Progress = lambda _: None
) -> Audited:
    """Judge every change of the past since a day or a revision (default: `audit-since`).

    Raises SurroundingsError without git, or for a revision that is not there.
    """
    git = Git.find(root)
    head = commit_of(git, "HEAD")
    assert git is not None
    day = to_day(since)
    after = commit_of(git, since) if since and day is None else ""
    return audit(git, head=head, since=day, after=after, as_of=as_of, progress=progress)


@contextmanager
def room_at(
    root: Path, revision: str, *, as_of: date, history: bool = False, judged: bool = True
) -> Iterator[Checked]:
    """The room as it was known at a revision, checked; its files are there only meanwhile.

    Raises SurroundingsError without git, or for a revision that is not there.
    """
    git = Git.find(root)
    commit = commit_of(git, revision)
    assert git is not None
    with room_of(git, commit) as room:
        policies = capture_policies(room.policy_files)
        past = _history(git, commit) if history else None
        holdings = capture_holdings(room, policies, history=past, revision=commit)
        holdings = with_proofs(holdings, policies, git, as_of=as_of)
        diagnostics = check(policies, holdings, as_of=as_of) if judged else ()
        yield Checked(room, policies, holdings, diagnostics, as_of)


def check_changes(checked: Checked, changes: Mapping[PurePosixPath, bytes | None]) -> Checked:
    """The room as it would be with files written or taken away (None), checked; in memory only.

    Raises SurroundingsError for a settings file that would not be readable.
    """
    room = with_changes(checked.room, changes)
    policies = checked.policies
    if room.policy_files != checked.room.policy_files:
        policies = capture_policies(room.policy_files)
    before = checked.holdings
    holdings = capture_holdings(
        room, policies, history=before.history, revision=before.revision, landed=before.landed
    )
    git = Git.find(room.root) if before.revision else None
    holdings = with_proofs(holdings, policies, git, as_of=checked.as_of)
    diagnostics = check(policies, holdings, as_of=checked.as_of)
    return Checked(room, policies, holdings, diagnostics, checked.as_of)


def landed_numbers(root: Path, holdings: Holdings) -> frozenset[str] | None:
    """The numbers that the default branch gives to the very records that have them here; None
    where there is no git to tell. What is on a branch of its own, or not committed, has not landed.
    """
    try:
        return landed.landed_numbers(Git.find(root), holdings.registers)
    except (subprocess.CalledProcessError, OSError):
        return None


def ids_elsewhere(root: Path) -> frozenset[str]:
    """The ids of records on all branches that can be seen here, for choosing one that is free."""
    git = Git.find(root)
    found: set[str] = set()
    try:
        for commit in {branch.commit for branch in branches(git)} if git is not None else ():
            assert git is not None
            files = (*git.listed(commit, "records"), *git.listed(commit, "policies"))
            found |= {path.stem for path in files if path.suffix == ".md"}
    except (subprocess.CalledProcessError, OSError):
        pass  # what cannot be asked is settled when the branches are merged
    return frozenset(found)


def room_policies(root: Path) -> Policies:
    """What the organisation of the room at `root` has decided, without reading any record."""
    return capture_policies(read_policy_files(root))


def with_proofs(
    holdings: Holdings, policies: Policies, git: Git | None, *, as_of: date
) -> Holdings:
    """The holdings with what the evidence of each approval is worth.

    Git is asked only where some approval claims what git can tell; None is no history (未检测).
    """
    if policies.problems:
        return holdings
    claimed = tuple(claims(holdings, policies.organisation))
    asking = [c for c in claimed if c.grade not in ("stated", "paper")]
    past, folder = None, None
    if asking and git is not None:
        try:
            folder = git.directory() / PLACE
            past = look_back(git, asking, policies, revision=holdings.revision)
        except (subprocess.CalledProcessError, OSError):
            past = None
    facts = Facts(policies, past, Verifier(holdings.signers, folder), as_of)
    return replace(holdings, proofs=prove(claimed, facts))


def _history(
    git: Git | None, revision: str = "HEAD"
) -> Mapping[PurePosixPath, tuple[Event, ...]] | None:
    """The events of every record; None (未知) where git is absent, empty or shallow."""
    try:
        if git is None or git.is_shallow():
            return None
        return capture_events(git.commits(revision))
    except (subprocess.CalledProcessError, OSError):
        return None


def _landed(git: Git | None) -> dict[PurePosixPath, tuple[str, ...]]:
    """What the registers held where they were settled, for the rule that lines only grow.

    Registers that are gone are asked for too: taking one away is the greatest of edits.
    """
    earlier: dict[PurePosixPath, tuple[str, ...]] = {}
    if git is None:
        return earlier
    for revision in landed.settled(git):
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
