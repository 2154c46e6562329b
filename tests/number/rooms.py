"""Small rooms in git where two people number letters, for the tests of clashes."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recordroom.number.again import Again, again
from recordroom.number.lines import with_lines
from recordroom.number.mint import Minting, mint
from recordroom.pipeline import check_room
from recordroom.read.git import Git
from tests.conftest import Repo, base_files, lay

DAY = date(2025, 6, 2)
AS_OF = date(2026, 1, 1)
REGISTER = "records/numbers/letter/xy-2025.csv"


def letter(id_: str, number: str = "", body: str = "") -> dict[str, str]:
    """The file of a letter, issued when it bears a number, else a draft about to be numbered."""
    line = f"number: {number}\n" if number else ""
    text = (
        f"---\ntype: letter\ntitle: 关于{id_}的通知\n{line}date: 2025-06-01\n"
        f"status: {'issued' if number else 'draft'}\nrecipient: 各会员\n---\n\n{body or '请知悉。'}\n"
    )
    return {f"records/letters/2025/{id_}.md": text}


def start(root: Path, letters: int = 1) -> Repo:
    """A room with some numbered letters on `main`."""
    repo = Repo(root)
    files = dict(base_files())
    lines = ["number,event,id,day,reason\n"]
    for n in range(1, letters + 1):
        files |= letter(f"old-{n}", f"小样〔2025〕{n}号")
        lines.append(f"小样〔2025〕{n}号,mint,old-{n},2025-05-0{n},\n")
    if letters:
        files[REGISTER] = "".join(lines)
    repo.commit(files)
    return repo


def number(root: Path, id_: str, *, on: date = DAY, body: str = "") -> str:
    """Mint the next number for a new letter in the work tree, as the command does."""
    lay(root, letter(id_))
    checked = check_room(root, as_of=AS_OF)
    found = mint(
        checked.holdings.by_id[id_], checked.policies, checked.holdings,
        on=on, state="issued", code="xy",
    )  # fmt: skip
    assert isinstance(found, Minting), found
    register = next((r for r in checked.holdings.registers if r.source.path == found.path), None)
    lay(root, {str(found.path): with_lines(register, [found.line])})
    lay(root, letter(id_, found.text, body.replace("{number}", found.text)))
    return found.text


def mint_again(root: Path, id_: str, *, on: date = DAY) -> Again:
    """Settle a clash in the work tree, as `recordroom number ID --again` does."""
    checked = check_room(root, as_of=AS_OF)
    found = again(id_, Git.find(root), checked.policies, checked.holdings, on=on)
    assert isinstance(found, Again), found
    lay(root, {str(path): data for path, data in found.files.items()})
    return found


@dataclass(frozen=True, slots=True)
class State:
    """Whether the check would exit 0, and the numbers that are borne, each as often as it is."""

    clean: bool
    borne: Counter[str]

    @property
    def doubled(self) -> list[str]:
        return [number for number, count in self.borne.items() if count > 1]


def state(root: Path) -> State:
    """What a check of the room says."""
    checked = check_room(root, as_of=AS_OF)
    errors = any(d.severity == "error" for d in checked.diagnostics)
    return State(not errors, Counter(r.number for r in checked.holdings.records if r.number))


def tries(repo: Repo, *arguments: str) -> bool:
    """Whether a git command that may conflict went through."""
    try:
        repo.git(*arguments)
    except subprocess.CalledProcessError:
        return False
    return True


def clone(source: Repo, root: Path) -> Repo:
    """A copy of a repository, as a second person has it: cheaper than `git clone`."""
    shutil.copytree(source.root, root)
    copy = Repo.__new__(Repo)
    copy.root = root
    return copy
