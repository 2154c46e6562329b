"""A review as one Markdown document: Chinese first, the same in English below a fold."""

from __future__ import annotations

from recordroom.model.text import Label
from recordroom.report.summary import words
from recordroom.report.summary.escape import LONGEST_MESSAGE, plain
from recordroom.report.summary.review import Review
from recordroom.report.summary.sections import (
    Page,
    PlaceUrl,
    affected,
    awaited,
    closing,
    found,
    headline,
    moved,
    registered,
)

LIMIT = 65_000
"""Characters. GitHub takes 65,536 in a comment; some are left for our marker."""
_CAPS = (60, 30, 15, 8, 4, 2, 0)


def render(
    review: Review, *, url: PlaceUrl = lambda path, line: "", preview_url: str = "",
    limit: int = LIMIT,
) -> str:  # fmt: skip
    """The document, at most `limit` characters: beyond, fewer rows are listed and the rest counted.

    `url` gives the address of a line of a file; `preview_url` may hold `{audience}`.
    """
    text = ""
    for cap in _CAPS:
        chinese = _half(review, Page("zh-Hans", cap, url, preview_url))
        english = _half(review, Page("en", cap, url, preview_url))
        fold = f"<details>\n<summary>{words.ENGLISH}</summary>\n\n{english}\n</details>"
        text = f"{chinese}\n{fold}\n"
        if len(text) <= limit:
            break
    return text


def trouble(why: Label) -> str:
    """The document where there is no review, since the room could not even be read."""
    return (
        f"## {words.HEAD_NONE.hans}\n\n{plain(why.hans, LONGEST_MESSAGE)}\n\n"
        f"<details>\n<summary>{words.ENGLISH}</summary>\n\n## {words.HEAD_NONE.en}\n\n"
        f"{plain(why.en, LONGEST_MESSAGE)}\n\n</details>\n"
    )


def _half(review: Review, page: Page) -> str:
    parts = (headline, found, moved, registered, awaited, affected, closing)
    blocks = ["\n".join(lines) for part in parts if (lines := part(review, page))]
    return "\n\n".join(blocks) + "\n"
