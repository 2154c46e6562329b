"""Moving from commit to commit gives what reading the whole room at each commit gives."""

from __future__ import annotations

import shutil

from recordroom.capture.holdings import capture_holdings
from recordroom.capture.past import Past
from recordroom.capture.policies.load import capture_policies
from recordroom.model.change import Side
from recordroom.read.git import Git
from recordroom.read.revision import room_of
from tests.check.test_change import PLAN, plan
from tests.conftest import Repo, base_files, lay

BESIDE = PLAN.removesuffix(".md")
TYPE = "policies/record-types/plan.yml"
LISTED = "attachments:\n  - {file: map.txt, title: 地图}\n"
RULES = "policies/rules.md"
POLICY = "---\ntype: policy\ntitle: 办法\ndate: 2025-01-01\nstatus: draft\n---\n\n正文。\n"


def history(repo: Repo) -> None:
    """Records, attachments, settings and links that come, change, move and go."""
    restricted = base_files()[TYPE].replace("default: internal", "default: restricted")
    states: list[dict[str, str]] = [
        {**base_files(), PLAN: plan("draft")},
        {PLAN: plan("draft", extra=LISTED), f"{BESIDE}/map.txt": "河岸地图"},
        {f"{BESIDE}/map.txt": "新的地图"},
        {TYPE: restricted},
        {RULES: POLICY, "policies/rules/a.md": POLICY, "policies/rules/a/x.txt": "附件"},
        {"records/plans/2024/river-day.md": plan("draft", "同名的另一份。")},
        {"records/plans/2025/bad.md": "没有开头的文件\n"},
        {"records/plans/2025/bad.md": plan("draft").replace("河岸", "公园")},
    ]
    for state in states:
        repo.commit(state)
    (repo.root / PLAN).unlink()
    repo.commit({})
    shutil.rmtree(repo.root / BESIDE)
    (repo.root / "policies/rules/a.md").unlink()
    repo.commit({})
    (repo.root / "records/plans/2025/bad.md").unlink()
    (repo.root / "records/plans/2025/bad.md").symlink_to("/etc/hostname")
    repo.commit({PLAN: plan()})
    repo.commit({"records/numbers/letter/xy-2025.csv": "number,event,id,day,reason\n"})
    lay(repo.root, {"records/numbers/letter/xy-2025.csv": b"\xff\xfe"})
    repo.commit({})


def test_each_step_is_the_whole(repo: Repo) -> None:
    history(repo)
    git = Git(repo.root)
    nodes = tuple(git.graph("HEAD"))
    assert len(nodes) == 13
    with git.objects() as objects:
        past = Past(objects)
        for node in nodes:
            assert_whole(git, node.id, past.move(node.files))
        whole = Past(objects).move(git.tree("HEAD"))
    assert_whole(git, nodes[-1].id, whole)


def assert_whole(git: Git, commit: str, side: Side) -> None:
    with room_of(git, commit) as room:
        policies = capture_policies(room.policy_files)
        holdings = capture_holdings(room, policies)
    ids = {d.source.path.stem for d in room.documents}
    assert side.unread == ids - holdings.by_id.keys()
    # What cannot be read is kept as it was last read.
    assert {i: r for i, r in side.by_id.items() if i not in side.unread} == dict(holdings.by_id)
    assert side.policies.types == policies.types
