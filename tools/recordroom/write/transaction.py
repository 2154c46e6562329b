"""Changes to a record room, all or none: written through a journal, committed when asked.

Whatever happens (a hook says no, the disk is full, Ctrl-C, the plug), the room is afterwards as
it was before or as it was to be; after the plug it is the next writing command, or
`recordroom recover`, that sees to it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.read.room import Room, kind_of
from recordroom.read.work_tree import (
    WorkTree,
    commit_paths,
    entries,
    entries_at,
    identity_missing,
    made_because,
    put_entries,
    work_tree,
)
from recordroom.write.journal import NEW, Journal, Plan, content, digest, draw, stands
from recordroom.write.lock import is_held, only_one, stoppable
from recordroom.write.refusals import (
    changed_meanwhile,
    commit_refused,
    index_locked,
    no_identity,
    not_written,
    require_quiet,
    require_safe,
    ungit,
)
from recordroom.write.trailers import Message

Changes = Mapping[PurePosixPath, bytes | None]
"""The new bytes of files by their path in the room; None takes a file away."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a command that was stopped.

    `outcome` is `none` (there was none), `finished` or `undone`; `paths` are the files it was
    about, `kept` those that somebody changed since and that were therefore left alone, `commit`
    the commit that it had made.
    """

    outcome: str
    paths: tuple[PurePosixPath, ...] = ()
    kept: tuple[PurePosixPath, ...] = ()
    commit: str = ""

    def told(self) -> Label:
        """What happened, for a person."""
        names = ("、".join(map(str, self.paths)), ", ".join(map(str, self.paths)))
        if self.outcome == "none":
            return Label("没有中途停下的命令。", "No command was stopped half-way.")
        if self.outcome == "finished":
            return Label(
                f"上一条命令中途停了，但已经写完，现已收尾：{names[0]}。",
                f"The last command was stopped, but all was written; it is finished: {names[1]}.",
            )
        kept = Label("", "")
        if self.kept:
            files = "、".join(map(str, self.kept)), ", ".join(map(str, self.kept))
            kept = Label(
                f"其中 {files[0]} 后来又有人改过，没有动，请自己看一下。",
                f" {files[1]} was changed since and left alone; please look at it yourself.",
            )
        return Label(
            f"上一条命令中途停了，只写了一半，已全部恢复原样：{names[0]}。{kept.hans}",
            "The last command was stopped half-way; everything is as it was before it: "
            f"{names[1]}.{kept.en}",
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a room and its journal lie."""

    root: Path
    tree: WorkTree | None
    folder: Path

    @classmethod
    def of(cls, root: Path) -> _Place:
        tree = work_tree(root)
        if tree is not None:
            return cls(root, tree, tree.folder / "recordroom")
        return cls(root, None, root / ".recordroom")

    def made(self) -> _Place:
        self.folder.mkdir(exist_ok=True)
        if self.tree is None and not (self.folder / ".gitignore").exists():
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        return self

    def room(self, plan: Plan) -> Path:
        """The room a journal speaks of, which may be another one of the same repository."""
        return self.root if self.tree is None else self.tree.top / plan.room


def pending(root: Path) -> bool:
    """Whether a command was stopped half-way and nobody has seen to it (quick; asks no git)."""
    place = _Place.of(root)
    return Journal(place.folder).pending and not is_held(place.folder)


def recover(root: Path) -> Recovered:
    """Finish or undo what a stopped command left. Raises SurroundingsError while another runs."""
    place = _Place.of(root)
    if not Journal(place.folder).pending:
        return Recovered("none")
    with only_one(place.folder), stoppable() as stop:
        stop.may = False
        return _settle(place)


def ready(root: Path, *, need_branch: bool) -> Recovered | None:
    """See to what a stopped command left, and make sure that one may write now.

    To be asked before the room is read. `need_branch` is for commands that commit: they must
    know on which branch. Raises SurroundingsError with what to do next. What it gives, if
    anything, is to be told to the person.
    """
    place = _Place.of(root)
    done = None
    if place.folder.is_dir():
        with only_one(place.folder), stoppable() as stop:
            stop.may = False
            if Journal(place.folder).pending:
                done = _settle(place)
    if place.tree is not None and (git := Git.find(root)) is not None:
        require_quiet(git, place.tree, need_branch=need_branch)
    return done


def apply(
    root: Path,
    changes: Changes,
    *,
    git: Git | None,
    commit: Message | None,
    seen: Mapping[PurePosixPath, str] | None = None,
) -> str:
    """Write the changes, and with `commit` make one commit of exactly these files.

    `seen` has the SHA-256 of files as they were when the changes were thought out (empty for a
    file that was not there): one that differs now refuses everything. Gives the new commit's id,
    or empty. Raises SurroundingsError with nothing done; KeyboardInterrupt when stopped.
    """
    place = _Place.of(root).made()
    require_safe(root, changes)
    if commit is not None and (git is None or place.tree is None):
        raise ungit()
    if commit is not None and git is not None and identity_missing(git):
        raise no_identity()
    with only_one(place.folder) as held:
        journal = Journal(place.folder)
        if journal.pending:
            told = _settle(place).told()
            raise SurroundingsError(
                f"{told.hans}请把刚才的命令再运行一次。", f"{told.en} Run your command once more."
            )
        before = {str(path): content(root / path) for path in changes}
        for path, known in (seen or {}).items():
            if digest(before.get(str(path), content(root / path))) != known:
                raise changed_meanwhile(path)
        after = {str(path): data for path, data in changes.items()}
        if commit is None:
            after = {path: data for path, data in after.items() if data != before[path]}
        if not after:
            return ""
        plan = _plan(place, git if commit is not None else None, commit, after)
        plan = draw(plan, root, before, after)
        begun = hooked = False
        with stoppable() as stop:
            try:
                journal.begin(plan, before, after)
                begun = True
                other = journal.do(root, plan)
                if other is not None:
                    raise changed_meanwhile(other)
                hooked = commit is not None
                return _commit(place, journal, plan, git=git, held=held)
            except BaseException as error:
                stop.may = False
                if journal.pending:
                    settled = _settle(place, stopped=True, force=hooked)
                    begun = settled.outcome == "finished"
                if begun:
                    return _committed(place, plan)
                if isinstance(error, OSError):
                    raise not_written(error) from error
                raise


def as_read(room: Room, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
    """The `seen` of `apply` for files as a room that was read holds them; files that it does not
    digest are left out.
    """
    sources = (*(p.source for p in room.policy_files), *(d.source for d in room.documents))
    digests = {s.path: s.blob for s in (*sources, *room.registers) if s.blob}
    digests.update((file.path, file.digest) for file in room.loose)
    unread = {problem.place.path for problem in room.problems}
    return {
        path: digests.get(path, "")
        for path in paths
        # Of a record or a register that was not read we know that it was not there.
        if path in digests or (kind_of(path) in ("record", "register") and path not in unread)
    }


def _plan(
    place: _Place, git: Git | None, commit: Message | None, after: Mapping[str, bytes | None]
) -> Plan:
    room = "" if place.tree is None else str(place.tree.room)
    token = secrets.token_hex(8)
    if git is None or commit is None:
        return Plan(token, room, ())
    paths = [PurePosixPath(path) for path in after]
    return Plan(token, room, (), message=commit.text(), head=git.head(), index=entries(git, paths))


def _commit(place: _Place, journal: Journal, plan: Plan, *, git: Git | None, held: int) -> str:
    """Commit what has been written, if that was asked for, and end the journal."""
    if not plan.message or git is None or place.tree is None:
        journal.end()
        return ""
    ran = commit_paths(
        git,
        place.tree,
        plan.paths,
        plan.message,
        scratch=journal.scratch,
        because=plan.because,
        # A git that outlives us keeps the lock until it has ended.
        keep=(held,),
    )
    if ran is not None and ran.status:
        raise commit_refused(ran.told)
    return _finish(place, journal, plan).commit


def _settle(place: _Place, *, stopped: bool = False, force: bool = False) -> Recovered:
    """Finish what was done, undo what was not.

    `stopped` says that the command itself gives up: what is written, but not ended, is undone
    too. With `force` files are restored though they hold something else: hooks change files.
    """
    journal = Journal(place.folder)
    plan = journal.plan()
    room = place.room(plan)
    written = all(stands(room, step) == NEW for step in plan.steps)
    if _committed(place, plan) or (written and not plan.message and not stopped):
        return _finish(place, journal, plan)
    kept = journal.undo(room, plan, force=force)
    journal.end()
    return Recovered("undone", plan.paths, kept)


def _committed(place: _Place, plan: Plan) -> str:
    git = Git.find(place.room(plan)) if plan.message else None
    return made_because(git, plan.because) if git is not None else ""


def _finish(place: _Place, journal: Journal, plan: Plan) -> Recovered:
    """End the journal; with a commit the index follows it first."""
    commit = _committed(place, plan)
    if commit:
        git = Git(place.room(plan))
        # A file that somebody has staged since is theirs.
        if entries(git, plan.paths) == plan.index:
            wanted = entries_at(git, commit, plan.paths)
            if not put_entries(git, wanted, plan.paths, room=plan.room):
                raise index_locked()
    journal.end()
    return Recovered("finished", plan.paths, commit=commit)
