"""Rule: a link in a body to a file that is not there."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from recordroom.check.guess import GUESSES, NOTHING, did_you_mean
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.relate.links import body_links, resolve


@rule(
    "REL008",
    over=Holdings,
    zh="链接「{target}」指向的文件不存在。{near}请改正链接，或删去链接只留文字。",
    en="The link “{target}” leads to no file. {near}Mend it, or keep only the words.",
)
def broken_link(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """链接失效 · Broken link

    [zh]
    **查什么**　正文里的链接和图片，指向的文件或附件在 records、policies 里找不到。
    指向其他网站的链接和页内的锚点不查。

    **为什么**　读者点不开，生成的手册也会断链。

    **怎么改**　链接写相对路径，从本文件所在的文件夹算起，以 .md 结尾，
    例如 `../../minutes/2025/office-03.md`；附件写 `本文件名/附件名`。

    [en]
    **What** A link or picture in a body whose file is nowhere below `records` or `policies`.
    Addresses of other sites and anchors within the page are not followed.

    **Why** Readers cannot follow it, and the handbook would have a dead link.

    **Mend** Write the path from this record’s own folder, ending in .md, as
    `../../minutes/2025/office-03.md`; for an attachment `this-record/file.pdf`.
    """
    known = _known(holdings, context)
    by_stem: dict[str, list[PurePosixPath]] = {}
    for file in sorted(known):
        by_stem.setdefault(file.stem, []).append(file)
    stems = sorted(by_stem)
    guesses = GUESSES
    for record in holdings.records:
        for link in body_links(record.body):
            path = resolve(record, link.target)
            if path is None or path in known:
                continue
            near = difflib.get_close_matches(path.stem, stems, 1, 0.8) if guesses else []
            guesses = max(guesses - 1, 0)
            hint = NOTHING
            if near and len(by_stem[near[0]]) == 1:
                hint = did_you_mean(posixpath.relpath(by_stem[near[0]][0], record.path.parent))
            yield Finding(
                record.at_body(link.target_offset, len(link.target)),
                {"target": link.target, "near": hint},
                record.id,
            )


def _known(holdings: Holdings, context: Context) -> frozenset[PurePosixPath]:
    """Every file that was seen, also those that gave no record, whose fault is told elsewhere."""
    return frozenset(
        [
            *(r.path for r in holdings.records),
            *(a.path for r in holdings.records for a in r.attachments if a.present),
            *(r.source.path for r in holdings.registers),
            *(p.place.path for p in holdings.problems),
            *(source.path for source in context.policies.files.values()),
        ]
    )
