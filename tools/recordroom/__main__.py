"""`python -m recordroom`: the command `recordroom` by another name."""

from __future__ import annotations

from recordroom.cli import main

if __name__ == "__main__":
    main()
