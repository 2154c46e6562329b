"""Rule: a settings file that nothing reads."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Place, Position

_FILES = (
    "organisation.yml",
    "numbering.yml",
    "retention.yml",
    "access.yml",
    "authority.yml",
    "checks.yml",
)


@rule(
    "POL026",
    over=Policies,
    zh="设置文件「{name}」不会被读取。{near}",
    en="The settings file {name} is not read by anything.{near}",
)
def unknown_policy_file(policies: Policies, context: Context) -> Iterator[Finding]:
    """不认识的设置文件 · Unknown policy file

    [zh]
    **查什么**　policies 文件夹里的 .yml 文件，是不是会被读取的几份之一（record-types 里的都是类型）。
    **为什么**　文件名写错，里面的规定就没有生效，而写的人以为已经生效。文件名由本工具规定。
    **怎么改**　改正文件名（后缀用 .yml）；备份和草稿移出 policies。

    [en]
    **What** Every .yml file in policies is one that is read; those in record-types are types.
    **Why** Under a mistyped name nothing it says is in force, while its author believes it is. The
    names are the tool's.
    **Mend** Correct the name (ending .yml); move backups and drafts out of policies.
    """
    for name, source in policies.files.items():
        path = PurePosixPath(name)
        is_type = path.parts[0] == "record-types" and len(path.parts) == 2
        if name in _FILES or (is_type and path.suffix == ".yml"):
            continue
        close = difflib.get_close_matches(path.name, _FILES, 1)
        near = Label(f"可用的有：{'、'.join(_FILES)}。", f" Known: {', '.join(_FILES)}.")
        if is_type:
            near = Label(f"请改名为 {path.stem}.yml。", f" Rename it {path.stem}.yml.")
        elif close:
            near = Label(f"是不是「{close[0]}」？", f" Did you mean {close[0]}?")
        place = Place(source, position=Position(1, 1))
        yield Finding(place, {"name": name, "near": near})
