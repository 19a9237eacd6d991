"""The tokens keep the promises of look.md, and the theme applies them."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from socdesk.ui import theme as theme_module
from socdesk.ui.theme import (
    DARK,
    LIGHT,
    ColourName,
    LayoutClass,
    Scheme,
    Theme,
    contrast,
    layout_class,
)
from socdesk.ui.typography import ROLES, RoleName

_BODY, _SECONDARY, _OUTLINE = 7.0, 4.5, 3.0
_PAIRS: tuple[tuple[ColourName, ColourName, float, float, float], ...] = (
    ("ink", "paper", 16.5, 15.4, _BODY),
    ("ink", "wash", 15.4, 14.2, _BODY),
    ("ink", "wash2", 14.0, 11.8, _BODY),
    ("ink", "acwash", 14.3, 11.6, _BODY),
    ("ink2", "paper", 8.0, 9.4, _SECONDARY),
    ("ink2", "wash", 7.5, 8.6, _SECONDARY),
    ("ink2", "wash2", 6.8, 7.2, _SECONDARY),
    ("ink2", "acwash", 6.9, 7.1, _SECONDARY),
    ("accent", "paper", 8.8, 9.7, _BODY),
    ("accent", "wash", 8.1, 8.9, _BODY),
    ("accent", "wash2", 7.4, 7.4, _BODY),
    ("accent", "acwash", 7.6, 7.3, _BODY),
    ("on_accent", "accent", 8.8, 10.1, _BODY),
    ("on_accent", "accent_hover", 12.5, 12.7, _BODY),
    ("edge", "paper", 4.0, 5.3, _OUTLINE),
    ("edge", "wash", 3.7, 4.9, _OUTLINE),
    ("edge", "wash2", 3.4, 4.1, _OUTLINE),
    ("edge", "acwash", 3.5, 4.0, _OUTLINE),
    ("signal", "paper", 8.4, 9.1, _BODY),
    ("signal", "wash", 7.8, 8.4, _BODY),
    ("signal", "sgwash", 7.2, 7.7, _BODY),
    ("rule", "paper", 16.5, 7.2, _OUTLINE),
)
_SOURCES = Path(theme_module.__file__).parent


@pytest.mark.parametrize(
    ("front", "ground", "light", "dark", "least"),
    [pytest.param(*pair, id=f"{pair[0]} on {pair[1]}") for pair in _PAIRS],
)
def test_every_pair_of_colours_has_the_contrast_it_is_documented_with(
    front: ColourName, ground: ColourName, light: float, dark: float, least: float
) -> None:
    found = [contrast(each.named(front), each.named(ground)) for each in (LIGHT, DARK)]

    assert [round(ratio, 1) for ratio in found] == [light, dark]
    assert min(found) >= least


def test_black_on_white_has_the_highest_contrast_there_is() -> None:
    assert contrast(QColor(0, 0, 0), QColor(255, 255, 255)) == pytest.approx(21)


def _colour_literals(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += re.findall(r"#[0-9A-Fa-f]{3,8}\b", node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QColor" and node.args:
            found.append(ast.unparse(node))
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Qt.GlobalColor."):
            found += [node.attr] if node.attr != "transparent" else []
    return found


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=str(path.relative_to(_SOURCES)))
        for path in sorted(_SOURCES.rglob("*.py"))
        if path.name != "theme.py"
    ],
)
def test_no_colour_is_written_outside_the_theme(path: Path) -> None:
    assert _colour_literals(path.read_text(encoding="utf-8")) == []


def test_the_search_for_colours_finds_the_ways_to_write_one() -> None:
    source = 'a = "border: #fff"\nb = QColor(1, 2, 3)\nc = Qt.GlobalColor.red\n'

    assert len(_colour_literals(source)) == 3


@pytest.mark.parametrize("role", [pytest.param(role, id=role) for role in ROLES])
def test_every_type_role_is_found_in_the_bundled_fonts(theme: Theme, role: RoleName) -> None:
    found = QFontInfo(theme.font(role))

    assert found.family() == ROLES[role].family
    assert found.pixelSize() == ROLES[role].size
    assert found.styleName() == ("Semibold" if ROLES[role].strong else "Regular")
    assert found.weight() == (QFont.Weight.DemiBold if ROLES[role].strong else QFont.Weight.Normal)


def test_no_text_is_under_13_px_and_every_line_is_taller_than_its_text() -> None:
    assert min(role.size for role in ROLES.values()) == 13
    assert all(role.line > role.size for role in ROLES.values())


@pytest.mark.parametrize(
    ("zoom", "size"),
    [pytest.param(50, 16, id="too small"), (100, 16), (150, 24), pytest.param(900, 32, id="most")],
)
def test_text_grows_with_the_zoom_and_stays_within_100_to_200(
    theme: Theme, zoom: int, size: int
) -> None:
    theme.set_zoom(zoom)

    assert theme.font("body").pixelSize() == size
    assert theme.line_height("body") == size * 3 // 2


@pytest.mark.parametrize(
    ("width", "zoom", "found"),
    [
        (1600, 100, LayoutClass.WIDE),
        (1599, 100, LayoutClass.NORMAL),
        (1100, 100, LayoutClass.NORMAL),
        (1099, 100, LayoutClass.COMPACT),
        (800, 100, LayoutClass.COMPACT),
        (799, 100, LayoutClass.NARROW),
        pytest.param(1280, 150, LayoutClass.COMPACT, id="1280 at 150 % is like 853"),
        pytest.param(3840, 200, LayoutClass.WIDE, id="4K at 200 % is like 1920"),
        pytest.param(1280, 200, LayoutClass.NARROW, id="1280 at 200 % is like 640"),
    ],
)
def test_the_layout_follows_the_width_in_units_of_the_text(
    width: int, zoom: int, found: LayoutClass
) -> None:
    assert layout_class(width, zoom) is found


def test_a_change_of_scheme_reaches_the_palette_and_is_announced(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)

    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.paper


def test_measures_of_controls_grow_with_the_zoom(theme: Theme, qapp: QApplication) -> None:
    metric = QStyle.PixelMetric.PM_IndicatorWidth
    before = qapp.style().pixelMetric(metric)

    theme.set_zoom(200)

    assert qapp.style().pixelMetric(metric) == 2 * before


def test_without_motion_the_style_says_that_nothing_moves(theme: Theme, qapp: QApplication) -> None:
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration

    theme.set_motion(True)
    moving = qapp.style().styleHint(hint)
    theme.set_motion(False)

    assert moving > 0
    assert qapp.style().styleHint(hint) == 0


def test_a_font_handed_out_is_a_copy(theme: Theme) -> None:
    theme.font("body").setWeight(QFont.Weight.Black)

    assert theme.font("body").weight() == QFont.Weight.Normal
