"""The sample's scans: pages that say what a scan would show; nobody's seal or hand is drawn.

`python tools/sample/papers.py [DIR]` writes them below DIR/records, by default this repository.
Each is one page of a PDF in a font that every reader has, put together without a clock, so that
a second run writes the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

DECISION = "official-documents/2026/doc-2026-signing-decision"
DRILL = "official-documents/2026/doc-2026-drill-notice"

PAGES: dict[str, tuple[str, ...]] = {
    f"{DECISION}/stamped.pdf": (
        "Decision on signing approvals electronically",
        "Number 7 of 2026, 9 October 2026",
        "Stamped original, scanned on 12 October 2026",
        "Sample page: no real seal is shown",
    ),
    f"{DECISION}/draft-sheet.pdf": (
        "Draft sheet",
        "Decision on signing approvals electronically",
        "Drafted by Xu Jia, 8 October 2026",
        "Reviewed by Jiang Yutong, 8 October 2026: agreed",
        "Signed by Lin Wan, 9 October 2026: agreed, issue it",
        "Sample page: no real handwriting is shown",
    ),
    f"{DRILL}/approval-2026-10-14.pdf": (
        "Draft sheet, page of approval",
        "Notice on the fire drill",
        "Signed on paper by Shen Zhiqiu, 14 October 2026: agreed",
        "Entered by Xu Jia, 16 October 2026",
        "Sample page: no real handwriting is shown",
    ),
}


def main(arguments: Sequence[str]) -> None:
    """Write every page below the folder named, by default this repository."""
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2]
    for path, data in files():
        target = root / "records" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def files() -> Iterator[tuple[str, bytes]]:
    """Every page as (path below records/, bytes)."""
    for path, lines in PAGES.items():
        yield path, page(lines)


def page(lines: Sequence[str]) -> bytes:
    """One A4 page of a PDF with these lines of plain ASCII, none of which holds a bracket."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 72 760 Td 18 TL {shown} ET".encode("ascii")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )


if __name__ == "__main__":
    main(sys.argv[1:])
