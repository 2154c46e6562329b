"""Two people take numbers at once: git conflicts, or the check of the result fails; never a clean
double, however their work is put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Repo
from tests.number.rooms import State, clone, mint_again, number, start, state, tries

ROUNDS = 200
WAYS = ("merge", "squash", "rebase")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> list[Repo]:
    """Rooms with no, one and two numbered letters, to be copied for each round."""
    folder = tmp_path_factory.mktemp("templates")
    return [start(folder / str(letters), letters) for letters in range(3)]


class Two:
    """A main line and two people, each with a clone; what is put together lands on the main line."""

    def __init__(self, root: Path, template: Repo, chance: Random) -> None:
        self.chance = chance
        self.main = clone(template, root / "main")
        self.people = {who: clone(template, root / who) for who in ("an", "bai")}
        for who, repo in self.people.items():
            repo.git("checkout", "-q", "-b", who)
            repo.git("remote", "add", "origin", str(self.main.root))
        if chance.random() < 0.2:
            # Somebody's git keeps both sides of every register without asking.
            for repo in (self.main, *self.people.values()):
                attributes = repo.root / ".git" / "info" / "attributes"
                attributes.parent.mkdir(exist_ok=True)
                attributes.write_text("*.csv merge=union\n", encoding="utf-8")
        self.minted = Counter[str]()
        self.outcomes = Counter[str]()

    def mint(self, who: str) -> None:
        repo = self.people[who]
        self.minted[who] += 1
        body = "本通知文号为{number}。" if self.chance.random() < 0.5 else ""
        number(repo.root, f"{who}-{self.minted[who]}", body=body)
        repo.commit({}, "Number", who=who)

    def bring(self, who: str, way: str) -> None:
        """Put a person's branch on the main line; a conflict is settled by minting again."""
        repo = self.people[who]
        repo.git("fetch", "-q", "origin")
        if way == "rebase":
            self._together(repo, who, "rebase", "-q", "origin/main")
            self.main.git("fetch", "-q", str(repo.root), who)
            self.main.git("merge", "-q", "--ff-only", "FETCH_HEAD")
            return
        self.main.git("fetch", "-q", str(repo.root), who)
        command = ["merge", "-q", "--no-edit", "--squash" if way == "squash" else "--no-ff"]
        self._together(self.main, who, *command, "FETCH_HEAD")
        # The person goes on from what the main line has now, as after a pull request.
        repo.git("fetch", "-q", "origin")
        repo.git("reset", "-q", "--hard", "origin/main")

    def _together(self, repo: Repo, who: str, *command: str) -> None:
        if tries(repo, *command):
            if "--squash" in command and repo.git("status", "--porcelain").strip():
                repo.git("commit", "-q", "-m", "Squash")
            now = state(repo.root)
            assert not (now.clean and now.doubled), now
            self.outcomes["clean" if now.clean else "found by the check"] += 1
            for _ in range(self.minted[who]):
                if now.clean:
                    break
                self._settle_by_hand(repo, who, now)
                now = state(repo.root)
            return
        self.outcomes["conflict"] += 1
        self._settle(repo, who, command)

    def _settle(self, repo: Repo, who: str, command: tuple[str, ...]) -> None:
        for _ in range(8):
            unmerged = repo.git("diff", "--name-only", "--diff-filter=U").split()
            assert unmerged and all(name.endswith(".csv") for name in unmerged)
            coming = repo.git("diff", "--name-only", "HEAD")
            mine = [n for n in range(1, self.minted[who] + 1) if f"/{who}-{n}.md" in coming]
            mint_again(repo.root, f"{who}-{mine[0]}")
            repo.git("add", "-A")
            if command[0] == "merge":
                repo.git("commit", "-q", "-m", "Merge")
                return
            if tries(repo, "-c", "core.editor=true", "rebase", "--continue"):
                return
        raise AssertionError("the rebase does not end")

    def _settle_by_hand(self, repo: Repo, who: str, now: State) -> None:
        for n in range(1, self.minted[who] + 1):
            text = (repo.root / f"records/letters/2025/{who}-{n}.md").read_text(encoding="utf-8")
            if any(f"number: {number}\n" in text for number in now.doubled):
                mint_again(repo.root, f"{who}-{n}")
                repo.commit({}, "Mint again")
                return
        raise AssertionError("the check found something else than a double")


def events(chance: Random) -> Iterator[tuple[str, str, str]]:
    """What happens, in order: somebody numbers, somebody's branch is put on the main line."""
    for _ in range(chance.randint(0, 3)):
        who = chance.choice(("an", "bai"))
        if chance.random() < 0.6:
            yield "mint", who, ""
        else:
            yield "bring", who, chance.choice(WAYS)
    for who in chance.sample(("an", "bai"), 2):
        yield "mint", who, ""
    for who in chance.sample(("an", "bai"), 2):
        yield "bring", who, chance.choice(WAYS)


@pytest.mark.parametrize("share", range(4))
def test_never_a_clean_double(share: int, templates: list[Repo], tmp_path: Path) -> None:
    outcomes = Counter[str]()
    for seed in range(share, ROUNDS, 4):
        chance = Random(seed)
        two = Two(tmp_path / str(seed), chance.choice(templates), chance)
        for what, who, way in events(chance):
            if what == "mint":
                two.mint(who)
            else:
                two.bring(who, way)
        outcomes += two.outcomes
        # What was settled on the way is in order now, and every letter has its own number.
        now = state(two.main.root)
        assert now.clean and not now.doubled, (seed, now)
    # Each way of ending was met, so that the test looked at what it is for.
    assert outcomes["conflict"] > 5 and outcomes["found by the check"] > 0, outcomes
