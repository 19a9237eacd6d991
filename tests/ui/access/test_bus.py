"""The running program, read over the accessibility bus as a screen reader reads it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.access import bus
from tests.ui.access.bus import CHECKED, Node, until


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """The bank, open at its first question."""
    with bus.program(tmp_path_factory.mktemp("bus"), "--example", "bank") as found:
        yield found


def group(desk: Node, question: str) -> Node | None:
    """What holds the options of a question and is called by it."""
    named = (each for each in desk.all() if each.name.startswith(question))
    return next((each for each in named if each.role != "label" and each.children()), None)


def part(desk: Node, role: str, name: str) -> Node | None:
    return next((each for each in desk.all() if each.role == role and each.name == name), None)


def test_the_window_its_question_and_its_options_are_on_the_bus(desk: Node) -> None:
    question = until(lambda: group(desk, "Where are the people"))
    window = desk.children()[0]
    options = [each for each in question.all() if each.role == "radio button"]

    assert desk.name == "SOC Desk"
    assert (window.role, window.name) == ("frame", "A bank – SOC Desk")
    assert [each.name for each in options] == [
        "United States",
        "Canada",
        "United Kingdom or European Union",
        "Elsewhere",
        "In several of these",
        "Don’t know yet",
    ]
    assert [CHECKED in each.states for each in options] == [True, *[False] * 5]


def test_a_press_over_the_bus_answers_and_what_is_shown_follows(desk: Node) -> None:
    while part(desk, "radio button", "Only ourselves") is None:
        go_on(desk)
    ourselves = until(lambda: part(desk, "radio button", "Only ourselves"))
    before = shown(desk)

    ourselves.press()
    until(lambda: CHECKED in ourselves.states or None)
    after = until(lambda: None if (now := shown(desk)) == before else now)

    assert "SOC 1 is recommended" in before
    assert "SOC 1 is recommended" not in after
    options = until(lambda: group(desk, "Who uses this service")).all()
    assert [each.name for each in options if CHECKED in each.states] == ["Only ourselves"]


def go_on(desk: Node) -> None:
    """Press Next, and wait for the page that comes: Qt presses a button a moment later."""
    before = [each.name for each in desk.all()]
    until(lambda: part(desk, "push button", "Next")).press()
    until(lambda: [each.name for each in desk.all()] != before or None)


def shown(desk: Node) -> list[str]:
    """The words of the verdict."""
    panel = until(lambda: next((n for n in desk.all() if n.name == "Verdict so far"), None))
    return [each.name for each in panel.all()]


def test_a_system_without_a_bus_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    with (
        pytest.raises(AssertionError, match="dbus-daemon is missing: install dbus"),
        bus.program(tmp_path),
    ):
        pass
