"""What is settled before Qt is loaded."""

import pytest

from socdesk.display import NoDisplayError, qt_arguments, require_display, scrub

pytestmark = pytest.mark.usefixtures("linux")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test sees the system on which a display can be missing."""
    monkeypatch.setattr("sys.platform", "linux")


@pytest.mark.parametrize(
    "name",
    [
        "QT_PLUGIN_PATH",
        "QT_QPA_PLATFORM_PLUGIN_PATH",
        "QT_QPA_PLATFORMTHEME",
        "QT_STYLE_OVERRIDE",
        "QML2_IMPORT_PATH",
        "QML_IMPORT_PATH",
        "PYSIDE_DESIGNER_PLUGINS",
        "PYSIDE6_OPTION",
    ],
)
def test_a_variable_that_loads_code_is_dropped(name: str) -> None:
    environment = {name: "/tmp/planted", "PATH": "/usr/bin"}  # noqa: S108 - only a value

    scrub(environment)

    assert environment == {"PATH": "/usr/bin"}


def test_a_variable_that_loads_no_code_stays() -> None:
    kept = {"QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "2", "LANG": "C.UTF-8", "DISPLAY": ":0"}
    environment = dict(kept)

    scrub(environment)

    assert environment == kept


def refused(environment: dict[str, str], platform: str | None) -> NoDisplayError | None:
    """Return why a window may not open, None where it may."""
    try:
        require_display(environment, platform)
    except NoDisplayError as refusal:
        return refusal
    return None


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        pytest.param({}, None, id="nothing set"),
        pytest.param({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, None, id="set but empty"),
        pytest.param({"QT_QPA_PLATFORM": "xcb"}, None, id="X11 asked for"),
        pytest.param({"QT_QPA_PLATFORM": "wayland;xcb"}, None, id="Wayland asked for"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, "xcb", id="the argument goes first"),
    ],
)
def test_without_a_display_the_window_is_refused_in_one_sentence(
    environment: dict[str, str], platform: str | None
) -> None:
    refusal = refused(environment, platform)

    assert refusal is not None
    assert "socdesk decide" in str(refusal)
    assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        pytest.param({"DISPLAY": ":0"}, None, id="X11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, None, id="Wayland"),
        pytest.param({"QT_QPA_PLATFORM": "offscreen"}, None, id="off-screen by environment"),
        pytest.param({}, "offscreen:size=960x540", id="off-screen by argument"),
    ],
)
def test_with_a_place_to_draw_on_the_window_may_open(
    environment: dict[str, str], platform: str | None
) -> None:
    refusal = refused(environment, platform)

    assert refusal is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_a_display(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    on_linux = refused({}, None)
    monkeypatch.setattr("sys.platform", system)

    elsewhere = refused({}, None)

    assert on_linux is not None
    assert elsewhere is None


def test_qt_gets_only_the_platform_that_was_asked_for() -> None:
    assert qt_arguments(None) == ["socdesk"]
    assert qt_arguments("offscreen") == ["socdesk", "-platform", "offscreen"]
