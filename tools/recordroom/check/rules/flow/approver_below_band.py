"""Rule: an approval by somebody whose decision it was not."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO007",
    over=Record,
    zh="{person}（{post}）无权批准「{matter}」，应当由{wanted}批准。",
    en="“{matter}” was not for {person} ({post}) to approve: it takes {wanted}.",
)
def approver_below_band(record: Record, context: Context) -> Iterator[Finding]:
    """批准权限不够 · Approver below the band

    [zh]
    **查什么**　批准的人担任的岗位，是否就是 `authority.yml` 这一档指定的岗位；
    事项允许上级代批（higher）的，上级也可以。界上的数归哪一档，看 up-to、below 是否含本数。
    **为什么**　超过自己的权限批准，批了也不算。权限由本机构规定。
    **怎么改**　请有权的人批准，另加一条；原来的可以改成审核（review）。

    [en]
    **What** Whoever approved held the post that the band in `authority.yml` names, or one above it where
    the matter has `higher`. On the line the words up-to and below decide.
    **Why** An approval beyond one's authority is none. The bands are the organisation's own.
    **Mend** Have the right person approve, as a further entry; the old one may become a review.
    """
    yield from faults(record, context, "too-low")
