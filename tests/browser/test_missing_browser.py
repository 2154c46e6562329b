"""Without a browser: a person is told how to get one, and the server does not look away."""

from __future__ import annotations

import pytest

from tests.browser.conftest import MISSING, without


def test_a_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt install chromium"):
        without(MISSING)


def test_the_server_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="没有找到 Chromium"):
        without(MISSING)
