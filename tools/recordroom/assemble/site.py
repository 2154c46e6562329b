"""Where things are on the site: addresses of records, attachments, registers and other pages."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from urllib.parse import quote

from recordroom.model.edition import Plain
from recordroom.model.holdings import Attachment, Record


def page_url(path: PurePosixPath) -> str:
    """The address of a page from the site's root: `records/x.md` → `records/x/`."""
    if path.name == "index.md":
        parent = str(path.parent)
        return "./" if parent == "." else quote(f"{parent}/")
    return quote(f"{path.with_suffix('')}/")


def attachment_path(record: Record, attachment: Attachment) -> PurePosixPath:
    """Where an attachment goes: `files/<token>/<name>`.

    The token cannot be guessed without the content and stays while the content does, so that
    one edition's address tells nothing about another's.
    """
    seed = f"recordroom attachment\n{record.id}\n{attachment.name}\n{attachment.digest}"
    token = hashlib.sha256(seed.encode()).hexdigest()[:20]
    return PurePosixPath("files", token, PurePosixPath(attachment.name).name)


def register_path(type_: str, year: str = "") -> PurePosixPath:
    """The page of a register: of a type, or of one of its years."""
    return PurePosixPath("registers", type_, f"{year}.md" if year else "index.md")


def cell(text: str, href: str = "") -> dict[str, Plain]:
    """A text that may be a link, as the templates take it."""
    return {"text": text, "href": href} if href else {"text": text}


def record_cell(record: Record, *, number: bool = True) -> dict[str, Plain]:
    """A record's number and title as a link to its page."""
    named = f"{record.number} {record.title}" if number and record.number else record.title
    return cell(named, page_url(record.path))
