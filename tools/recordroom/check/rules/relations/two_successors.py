"""Rule: a record that two others claim to supersede."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.supersession import Step, steps
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "REL004",
    over=Holdings,
    zh="《{older}》已由《{first}》替代，这里又替代一次。请只保留一处；"
    "若是接着修订，这里应写《{first}》的 id（{first_id}）。",
    en="“{older}” is already superseded by “{first}”. Keep one of the two; if this is the next "
    "revision, name “{first}” ({first_id}) here.",
)
def two_successors(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """两份文件替代同一份 · Two successors

    [zh]
    **查什么**　同一份旧文件被两份（草稿以外的）文件写进了 supersedes。

    **为什么**　旧文件的页面要指明现行的是哪一份；有两份就说不清。
    逐次修订时，第三版应当替代第二版，而不是再替代第一版。

    **怎么改**　多半应改为替代中间那一版。确是一分为二的，保留主要的一份，
    另一份在 related 里说明。

    [en]
    **What** Two records, drafts left out, that name the same older one in `supersedes`.

    **Why** The older record’s page must say which one holds now. In a series of revisions the
    third supersedes the second, not the first again.

    **Mend** Most often the version in between is to be named. If one was split in two, keep the
    main one here and name the other in `related`.
    """
    first: dict[str, Step] = {}
    for step in sorted(_official(context), key=lambda s: (str(s.newer.day() or ""), s.newer.path)):
        earlier = first.setdefault(step.older.id, step)
        if earlier.newer.id != step.newer.id:
            yield Finding(
                step.place,
                {
                    "older": step.older.title,
                    "first": earlier.newer.title,
                    "first_id": earlier.newer.id,
                },
                step.newer.id,
                related=((earlier.place, Label("先替代的一处", "superseded here first")),),
            )


def _official(context: Context) -> Iterator[Step]:
    return (s for s in context.once(steps) if context.policies.phase(s.newer) != "draft")
