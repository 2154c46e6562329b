"""Why nothing was written, in words that say what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.read.work_tree import WorkTree, state

_BUSY = {
    "merge": ("合并（merge）", "git commit", "git merge --abort"),
    "rebase": ("变基（rebase）", "git rebase --continue", "git rebase --abort"),
    "cherry-pick": ("拣选（cherry-pick）", "git cherry-pick --continue", "git cherry-pick --abort"),
    "revert": ("撤销（revert）", "git revert --continue", "git revert --abort"),
    "bisect": ("查找（bisect）", "git bisect good / bad", "git bisect reset"),
}


def require_quiet(git: Git, tree: WorkTree, *, need_branch: bool) -> None:
    """Raises SurroundingsError while git is in the middle of something."""
    now = state(git, tree)
    if now.unmerged:
        files = ("、".join(map(str, now.unmerged)), ", ".join(map(str, now.unmerged)))
        raise SurroundingsError(
            f"这些文件还有没处理完的合并冲突：{files[0]}。请先选定内容、删去冲突标记，运行 "
            "git add 和 git commit，再运行这条命令；什么也没有改动。",
            f"These files have unresolved conflicts: {files[1]}. Resolve them, run git add and git "
            "commit, then run this again; nothing was changed.",
        )
    if now.busy:
        word, on, off = _BUSY[now.busy]
        raise SurroundingsError(
            f"git 的{word}正做到一半。请先完成它（{on}）或放弃它（{off}），再运行这条命令；"
            "什么也没有改动。",
            f"A git {now.busy} is under way. Finish it ({on}) or give it up ({off}), then run this "
            "again; nothing was changed.",
        )
    if need_branch and not now.branch:
        raise SurroundingsError(
            "现在不在任何分支上（detached HEAD），这时提交的内容容易丢失。请先运行 git switch 分支名 "
            "回到分支（新建分支用 git switch -c 名称），再运行这条命令；什么也没有改动。",
            "No branch is checked out (detached HEAD), and what is committed now is easily lost. "
            "Run git switch BRANCH (or git switch -c NAME for a new one) and run this again; "
            "nothing was changed.",
        )
    if now.locks:
        names = ", ".join(str(path) for path in now.locks)
        raise SurroundingsError(
            f"另一个 git 正在运行（有锁文件 {names}）。请等它结束；如果确定没有 git 在运行，"
            "删去这个锁文件再试。什么也没有改动。",
            f"Another git is running (there is the lock {names}). Wait until it has ended; if you "
            "are sure that none is running, delete the lock and try again. Nothing was changed.",
        )


def require_safe(root: Path, paths: Iterable[PurePosixPath]) -> None:
    """Raises SurroundingsError for a path that leads out of the room or over a link."""
    for path in paths:
        outside = path.is_absolute() or ".." in path.parts or not path.parts
        if outside or path.parts[0] in (".git", ".recordroom"):
            raise SurroundingsError(
                f"「{path}」不在档案室里，不能写。什么也没有改动。",
                f"{path} is not in the record room and cannot be written. Nothing was changed.",
            )
        ways = [root / parent for parent in reversed(path.parents)][1:]
        link = any(p.is_symlink() for p in (*ways, root / path))
        in_the_way = (root / path).is_dir() or any(p.exists() and not p.is_dir() for p in ways)
        if link or in_the_way:
            raise SurroundingsError(
                f"「{path}」的位置上是链接或别的东西，不能写。请先移开它；什么也没有改动。",
                f"There is a link or something else in the place of {path}. Move it away first; "
                "nothing was changed.",
            )


def changed_meanwhile(path: PurePosixPath) -> SurroundingsError:
    """A file is no longer what the command has read."""
    return SurroundingsError(
        f"「{path}」在这条命令读过之后又被改动了，所以什么也没有写。请看一下改动，再运行一次。",
        f"{path} was changed after this command had read it, so nothing was written. Look at the "
        "change and run this again.",
    )


def commit_refused(told: str) -> SurroundingsError:
    """A hook, the signing program or git itself said no; its own words follow."""
    words = told or "（没有说明）"
    return SurroundingsError(
        f"提交没有成功，文件已全部恢复原样。请按下面的说明处理后再运行（可能是提交前的检查没有通过）：\n{words}",
        "The commit was not accepted, and all files are as they were. See what it says below "
        f"(perhaps a hook refused), then run this again:\n  {told or '(nothing was said)'}",
    )


def index_locked() -> SurroundingsError:
    """The commit is made, but git's index could not follow."""
    return SurroundingsError(
        "已经提交，但另一个 git 占着索引，还差最后一步。请等它结束，再运行 recordroom recover。",
        "It is committed, but another git holds the index and one last step is missing. Wait until "
        "it has ended and run recordroom recover.",
    )


def not_written(error: OSError) -> SurroundingsError:
    """The disk or the file system refused."""
    why = error.strerror or str(error)
    return SurroundingsError(
        f"没能写入（{why}），文件已恢复原样。请检查磁盘空间和文件夹权限后再运行。",
        f"Could not write ({why}); the files are as they were. Check disk space and permissions, "
        "then run this again.",
    )


def ungit() -> SurroundingsError:
    """A commit was asked for where there is no repository."""
    return SurroundingsError(
        "这个档案室不在 git 仓库里，没法提交。请去掉 --commit，或先运行 git init；什么也没有改动。",
        "This record room is in no git repository, so there is nothing to commit to. Leave "
        "--commit out, or run git init first; nothing was changed.",
    )


def no_identity() -> SurroundingsError:
    """Git does not know who commits."""
    return SurroundingsError(
        "git 还不知道您是谁，没法提交。请先运行：git config user.name 姓名，"
        "git config user.email 邮箱；什么也没有改动。",
        "git does not know who you are and cannot commit. Run git config user.name NAME and git "
        "config user.email ADDRESS first; nothing was changed.",
    )
