"""Where the package's data lies: inside an installed package, or in the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PACKED = _HERE / "_data"
_CHECKOUT = _HERE.parents[1]


def data_path(name: str) -> Path:
    """A folder or file of `policies`, `records`, `overrides`, `mkdocs.yml`, `cases`."""
    if _PACKED.is_dir():
        return _PACKED / name
    return _CHECKOUT / ("tests/check/rules" if name == "cases" else name)
