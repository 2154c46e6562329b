"""The canary room, which the tests of publishing make."""

from __future__ import annotations

from tests.publish.conftest import canary

__all__ = ["canary"]
