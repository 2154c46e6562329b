"""One comment on a pull request, through the APIs of three forges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recordroom.report.forge import MARKER, ForgeError, post
from recordroom.report.pull import Pull, pull_of
from recordroom.report.summary.markdown import LIMIT
from tests.report.forges import TOKEN, Forge, running

KINDS = ("github", "gitea", "gitlab")


@pytest.fixture(params=KINDS)
def forge(request: pytest.FixtureRequest) -> Iterator[Forge]:
    with running(request.param) as there:
        yield there


def pull(forge: Forge) -> Pull:
    found = pull_of(forge.environment())
    assert found is not None and found.kind == forge.kind
    return found


def test_a_second_run_brings_the_one_comment_up_to_date(forge: Forge) -> None:
    forge.add("有人先说了一句")
    assert post(pull(forge), "第一次\n") is True
    assert post(pull(forge), "第二次\n") is False
    assert forge.bodies == ["有人先说了一句", f"{MARKER}\n第二次\n"]


def test_nothing_is_written_when_nothing_changed(forge: Forge) -> None:
    post(pull(forge), "一样\n")
    # Forges keep texts with other line ends, and cut the last one off.
    forge.comments[0]["body"] = forge.comments[0]["body"].replace("\n", "\r\n").rstrip()
    forge.asked.clear()
    assert post(pull(forge), "一样\n") is False
    assert {verb for verb, _ in forge.asked} == {"GET"}


def test_our_comment_is_found_behind_many_others(forge: Forge) -> None:
    for n in range(250):
        forge.add(f"第 {n} 句，提到 {MARKER}")
    forge.add(f"{MARKER}\n旧的")
    assert post(pull(forge), "新的") is False
    assert len(forge.comments) == 251 and forge.bodies[-1] == f"{MARKER}\n新的"


def test_a_hundred_comments_and_not_ours_among_them(forge: Forge) -> None:
    for n in range(100):
        forge.add(f"{n}")
    assert post(pull(forge), "新的") is True
    assert len(forge.comments) == 101


def test_what_the_forge_itself_notes_is_no_comment() -> None:
    with running("gitlab") as forge:
        forge.add(f"{MARKER}\nadded 2 commits", system=True)
        assert post(pull(forge), "新的") is True
        assert forge.bodies[-1].endswith("新的")


def test_another_ones_comment_with_our_mark_is_left_alone(forge: Forge) -> None:
    forge.others.add(forge.add(f"{MARKER}\n冒充"))
    assert post(pull(forge), "真的") is True
    assert post(pull(forge), "真的二") is False
    assert forge.bodies == [f"{MARKER}\n冒充", f"{MARKER}\n真的二"]


@pytest.mark.parametrize("status", [401, 403, 404, 422, 500])
@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_a_refusal_says_why_in_both_languages_and_is_not_tried_again(
    forge: Forge, verb: str, status: int
) -> None:
    forge.refuse[verb] = status
    with pytest.raises(ForgeError) as caught:
        post(pull(forge), "说明")
    label = caught.value.label
    assert str(status) in label.hans and str(status) in label.en and label.hans != label.en
    assert [v for v, _ in forge.asked] == (["GET"] if verb == "GET" else ["GET", "POST"])


def test_a_wrong_token_is_told_and_never_shown(forge: Forge) -> None:
    environment = forge.environment()
    for name in environment:
        if name.endswith("_TOKEN"):
            environment[name] = "secret-and-wrong"
    there = pull_of(environment)
    assert there is not None and "secret-and-wrong" not in repr(there)
    with pytest.raises(ForgeError, match="401") as caught:
        post(there, "说明")
    assert "secret-and-wrong" not in f"{caught.value!r} {caught.value.label}"


def test_a_text_as_long_as_a_summary_may_be_is_taken_and_a_longer_one_refused() -> None:
    with running("github") as forge:
        post(pull(forge), "档" * LIMIT)
        assert len(forge.bodies[0]) == LIMIT + len(MARKER) + 1
        with pytest.raises(ForgeError, match="422"):
            post(pull(forge), "档" * 65_536)


def test_the_token_does_not_follow_a_redirect(forge: Forge) -> None:
    with running(forge.kind) as elsewhere:
        forge.moved_to = elsewhere.url + "/api"
        with pytest.raises(ForgeError):
            post(pull(forge), "说明")
        assert not elsewhere.asked


@pytest.mark.parametrize("raw", [b"<html>", b'{"a": 1}', b"", b"\xff"])
def test_an_answer_that_makes_no_sense(forge: Forge, raw: bytes) -> None:
    forge.raw = raw
    with pytest.raises(ForgeError):
        post(pull(forge), "说明")


def test_a_forge_that_is_not_there() -> None:
    with running("github") as forge:
        gone = pull(forge)
    with pytest.raises(ForgeError) as caught:
        post(gone, "说明")
    assert "连不上" in caught.value.label.hans


def test_a_run_without_a_pull_request_says_so(forge: Forge) -> None:
    environment = forge.environment()
    environment.pop("CI_MERGE_REQUEST_IID", None)
    if "GITHUB_REF" in environment:
        environment["GITHUB_REF"] = "refs/heads/main"
    there = pull_of(environment)
    assert there is not None
    with pytest.raises(ForgeError, match="no pull request"):
        post(there, "说明")
    assert not forge.asked


def test_lines_are_linked_as_each_forge_writes_them() -> None:
    base = {
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SERVER_URL": "https://git.example/",
        "GITHUB_SHA": "c0ffee",
    }
    github = pull_of({**base, "GITHUB_ACTIONS": "true"})
    forgejo = pull_of({**base, "GITHUB_ACTIONS": "true", "FORGEJO_ACTIONS": "true"})
    gitlab = pull_of(
        {
            "GITLAB_CI": "true",
            "CI_PROJECT_URL": "https://git.example/o/r",
            "CI_COMMIT_SHA": "c0ffee",
        }
    )
    assert github and forgejo and gitlab
    where = "records/函 件/a.md"
    escaped = "records/%E5%87%BD%20%E4%BB%B6/a.md"
    assert github.line(where, 3) == f"https://git.example/o/r/blob/c0ffee/{escaped}?plain=1#L3"
    assert (
        forgejo.line(where, 3)
        == f"https://git.example/o/r/src/commit/c0ffee/{escaped}?display=source#L3"
    )
    assert gitlab.line(where, 3) == f"https://git.example/o/r/-/blob/c0ffee/{escaped}?plain=1#L3"


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"GITHUB_ACTIONS": "true"},
        {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "../x", "GITHUB_SERVER_URL": "https://a"},
        {"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "o/r", "GITHUB_SERVER_URL": "file:///etc"},
        {"GITLAB_CI": "true", "CI_PROJECT_URL": "javascript:alert(1)"},
        {"CI": "true"},
    ],
)
def test_what_is_no_forge_of_ours_is_none(environment: dict[str, str]) -> None:
    assert pull_of(environment) is None


def test_the_tokens_of_other_forges_are_not_sent() -> None:
    environment = {
        "GITLAB_CI": "true", "CI_PROJECT_URL": "https://git.example/o/r", "GITHUB_TOKEN": TOKEN,
    }  # fmt: skip
    there = pull_of(environment)
    assert there is not None and there.token == ""
