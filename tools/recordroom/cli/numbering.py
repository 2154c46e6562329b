"""The common body of the commands that give, void and mint numbers again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import click

from recordroom.cli.acting import Acting, open_room, perform, person_of_git, refuse
from recordroom.cli.settings import require_sound
from recordroom.cli.steps import Scene, said
from recordroom.cli.words import language
from recordroom.flow.numbering import Doer, Numbered, told
from recordroom.flow.step import Step
from recordroom.model.holdings import Record, Register
from recordroom.model.text import Label
from recordroom.number.again import Again, again
from recordroom.number.elsewhere import Taken, taken_elsewhere
from recordroom.number.lines import with_lines
from recordroom.number.mentions import names
from recordroom.number.mint import mint
from recordroom.number.obstacles import NoNumber
from recordroom.pipeline import Checked, check_room, landed_numbers
from recordroom.read.files import read_bytes
from recordroom.read.git import Git
from recordroom.read.located import Tree
from recordroom.write.laying import laid, order_of
from recordroom.write.trailers import Message

SHOWN = 12
"""How many mentions left to a person are listed."""


def doer(at: Scene, acting: Acting) -> Doer:
    """Who acts, with what git says of numbers that are on the main branch."""
    landed = landed_numbers(acting.root, at.checked.holdings)
    return Doer(at.actor, acting.on, said(at, acting), landed)


def with_line(checked: Checked, path: PurePosixPath, line: str) -> dict[PurePosixPath, bytes]:
    """The register at a path with a line more at its end."""
    return {path: with_lines(_register(checked, path), [line]).encode()}


def with_fields(
    acting: Acting,
    checked: Checked,
    record: Record,
    fields: Mapping[str, Tree | None],
    step: Step | None,
) -> dict[PurePosixPath, bytes]:
    """The record's file with fields written; nothing where there are none."""
    append = step.append if step is not None else {}
    if not fields and not append:
        return {}
    text = read_bytes(acting.root, record.path).decode("utf-8")
    order = order_of(checked.policies.types[record.type])
    return {record.path: laid(text, fields, append, order=order).encode("utf-8")}


def write_number(at: Scene, done: Numbered, acting: Acting) -> int:
    """Write a number and its register line; tells of branches that took the same one."""
    record, minting, checked = at.record, done.minting, at.checked
    changes = with_fields(acting, checked, record, done.fields, done.step)
    text = str(done.fields.get("number") or done.fields.get("external-number"))
    notes = [Label(f"✓ 编号：{text}（{record.title}）", f"✓ Number: {text} ({record.title})")]
    if minting is not None:
        changes |= with_line(checked, minting.path, minting.line)
        # Told before anybody is asked to agree.
        found = taken(Git.find(acting.root), checked, minting.path)
        for label in clashes(found, minting.text):
            click.echo(label.get(language()))
    notes += done.step.notes if done.step is not None else ()
    if minting is not None and minting.text == done.fields.get("number"):
        notes.append(
            Label(
                "这个号要等登记册的这一行合并进主分支才算定下来，在那之前请不要对外使用。",
                "The number is settled once this line of the register is on the main branch; do "
                "not use it outside before.",
            )
        )
    zh = at.checked.policies.organisation.language != "en"
    subject = (
        f"{'编号' if zh else 'Number'} {text}{'：' if zh else ': '}{record.title or record.id}"
    )
    return perform(
        acting.root, changes,
        message=Message(subject, (record.id,), (text,), "numbered", at.actor.person),
        options=acting, told=notes, records=(record.id,), checked=checked,
    )  # fmt: skip


def foreseen(at: Scene, acting: Acting, code: str) -> list[Label]:
    """Which number the record would get today, were it ready for one; empty where none can be told."""
    policies, holdings = at.checked.policies, at.checked.holdings
    type_ = policies.types[at.record.type]
    ready = next(iter((*type_.number_may, *type_.number_states)), None)
    minting = mint(at.record, policies, holdings, on=acting.on, state=ready, code=code)
    if isinstance(minting, NoNumber):
        return [Label(minting.hans, minting.en)] if minting.kind == "code-needed" else []
    told = Label(
        f"预看：如果 {acting.on} 取号，会是「{minting.text}」。这个号还没有取，也没有保留；以正式取号时为准。",
        f"Foreseen: a number taken on {acting.on} would be {minting.text}. It is neither taken nor "
        "kept for this record.",
    )
    found = taken(Git.find(acting.root), at.checked, minting.path)
    return [told, *clashes(found, minting.text)]


def taken(git: Git | None, checked: Checked, path: PurePosixPath) -> tuple[Taken, ...]:
    """What other branches gave in a register and this work tree does not know of."""
    register = _register(checked, path)
    lines = register.lines if register is not None else ()
    present = frozenset((li.number, li.id) for li in lines if li.event == "mint")
    return taken_elsewhere(git, path, present)


def clashes(found: Sequence[Taken], number: str) -> list[Label]:
    """What to say of branches that took this number, and of those that took later ones."""
    out = []
    for other in found:
        if other.number != number:
            continue
        out.append(
            Label(
                f"⚠ 分支 {other.branch} 也取了「{number}」：{other.by or '（不详）'}于 {other.day} "
                f"给了 {other.record}。先合并的一方保留这个号；后合并的一方会在登记册上冲突，届时运行 "
                "recordroom number 文件标识 --again 另取下一个号。最好先与对方商量，或等那个分支合并后再取。",
                f"⚠ The branch {other.branch} took {number} too: {other.by or 'someone'} gave it to "
                f"{other.record} on {other.day}. Whoever merges first keeps it; the other meets a "
                "conflict in the register and then runs `recordroom number ID --again`. Better "
                "agree with them, or wait until that branch is merged.",
            )
        )
    return out


def mint_again(id_: str, acting: Acting) -> int:
    """Settle a number that two lines of work took. Works in the middle of a merge or rebase."""
    checked = _room(acting)
    git = Git.find(acting.root)
    done = again(id_, git, checked.policies, checked.holdings, on=acting.on)
    if isinstance(done, NoNumber):
        return refuse(told(done))
    if done.kind and acting.commit:
        return refuse(
            told(
                NoNumber(
                    "no-commit",
                    "合并或变基正做到一半，不能用 --commit：写入之后由 git 继续完成。请去掉 --commit。",
                    "A merge or rebase is under way and git finishes it; leave --commit out.",
                )
            )
        )
    for label in _told_again(done):
        click.echo(label.get(language()))
    numbers = [r.new for r in done.renumbered]
    ids = [r.id for r in done.renumbered]
    zh = checked.policies.organisation.language != "en"
    subject = ("另取编号 " if zh else "Mint again ") + "、".join(numbers)
    by = acting.by or person_of_git(acting.root, checked.policies) or ""
    return perform(
        acting.root, dict(done.files),
        message=Message(subject, ids, numbers, "numbered", by),
        options=acting, told=_next(done), records=ids, checked=checked,
    )  # fmt: skip


def _told_again(done: Again) -> list[Label]:
    out = [
        Label(f"{r.id}：{r.old} → {r.new}", f"{r.id}: {r.old} → {r.new}") for r in done.renumbered
    ]
    text = (
        f"连同编号本身，改 {done.count} 处。",
        f"Places to be mended, the number itself included: {done.count}.",
    )
    out.append(Label(*text))
    if done.left:
        out.append(
            Label(
                f"还有 {len(done.left)} 处提到原来的号，不是这个分支写的，可能说的是对方那份文件，请逐处核对：",
                f"{len(done.left)} more mentions of the old number were not written on this branch "
                "and may mean the other record; look at each:",
            )
        )
        for path, mention in done.left[:SHOWN]:
            line = f"  {path}:{mention.line} {mention.text[:60]}"
            out.append(Label(line, line))
    return out


def _next(done: Again) -> list[Label]:
    """What is left to do once the files are written."""
    files = " ".join(f"'{path}'" for path in sorted(map(str, done.files)))
    go_on = {
        "merge": "git merge --continue",
        "rebase": "git rebase --continue",
        "cherry-pick": "git cherry-pick --continue",
        "squash": "git commit",
    }.get(done.kind)
    if go_on is None:
        return [Label("✓ 已另取编号。", "✓ Minted again.")]
    return [
        Label(
            f"✓ 已另取编号。下一步：git add {files}，再运行 {go_on}，最后运行 recordroom check。",
            f"✓ Minted again. Next: git add {files}, then {go_on}, and recordroom check at the end.",
        )
    ]


def _room(acting: Acting) -> Checked:
    """The room, which may be in the middle of a merge: that is what this is for."""
    git = Git.find(acting.root)
    if git is None or acting.commit:
        return open_room(acting)
    checked = check_room(acting.root, as_of=acting.on)
    require_sound(checked.policies)
    return checked


def _register(checked: Checked, path: PurePosixPath) -> Register | None:
    return next((r for r in checked.holdings.registers if r.source.path == path), None)


def mentions(checked: Checked, number: str, *, but: str = "") -> list[Label]:
    """Records that name a number, one line each."""
    words = [c.text for s in checked.policies.series.values() for c in s.codes]
    found = [
        r
        for r in checked.holdings.records
        if r.id != but and number in r.source.text and names(r.source.text, number, words)
    ]
    return [Label(f"  {r.path}", f"  {r.path}") for r in found[:SHOWN]]
