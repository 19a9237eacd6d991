"""What the package holds: all it needs, nothing else, and a licence for each part of it."""

import re
import subprocess
from pathlib import Path

import pytest

from socdesk import paths
from tests import notice
from tests.frozen.building import Environment

RESOURCES = "_internal/socdesk/resources"

UNWANTED = re.compile(
    r"Qt6?(Network|Qml|Quick|Charts|Graphs|DataVisualization|WebEngine|Sql|OpenGL|Multimedia)"
    r"|plugins/(tls|networkinformation|generic|sqldrivers|qmltooling)/|gtk|virtualkeyboard"
    r"|_ssl\.|_socket\.|libssl|libcrypto|tkinter|libtcl|numpy|pytest|hypothesis|translations",
    re.IGNORECASE,
)

PARTS = {
    r"_internal/PySide6/Qt/lib/libicu\w+\.so\S*": "ICU",
    r"_internal/PySide6/Qt/\S+": "Qt",
    r"_internal/PySide6/\S+": "PySide6_Essentials",
    r"_internal/shiboken6/\S+": "shiboken6",
    r"_internal/(msgspec|lxml|typst)/\S+": r"\1",
    r"_internal/docx/\S+": "python-docx",
    r"_internal/(python3\.\d+/lib-dynload/\S+|libpython3\S+|base_library\.zip)": "Python",
    r"_internal/libxcb-\S+": "libxcb",
    r"_internal/libxkbcommon\S+": "libxkbcommon",
    r"_internal/socdesk/resources/fonts/SourceSansPro-\S+": "Source Sans Pro",
    r"_internal/socdesk/resources/fonts/SourceSerifPro-\S+": "Source Serif Pro",
    r"socdesk": "PyInstaller",
}
"""Whose each file of the package is."""


def files(bundle: Path) -> list[str]:
    """Return the bundle's own files, links left out, as paths inside it."""
    found = (path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(path.relative_to(bundle).as_posix() for path in found)


def owner(file: str) -> str | None:
    """Return the component a file belongs to, as the notice calls it; ours have none."""
    for pattern, component in PARTS.items():
        if match := re.fullmatch(pattern, file):
            return match.expand(component)
    return None


def test_nothing_is_in_it_that_is_not_in_use(bundle: Path) -> None:
    found = files(bundle)

    assert len(found) > 100
    assert [file for file in found if UNWANTED.search(file)] == []


def test_no_module_in_it_could_open_a_connection(bundle: Path, environment: Environment) -> None:
    viewer = environment.tool("pyi-archive_viewer")
    listed = subprocess.run(
        [str(viewer), "--list", "--recursive", "--brief", str(bundle / "socdesk")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    modules = {line.strip() for line in listed.stdout.splitlines()}
    assert "socdesk.decision.pack" in modules
    assert modules & {"socket", "ssl", "asyncio", "http", "urllib.request", "tkinter"} == set()


def test_every_file_in_it_is_ours_or_has_a_licence(bundle: Path) -> None:
    listed = {component.name for component in notice.read(bundle / RESOURCES / "licences")}

    owners = {file: owner(file) for file in files(bundle) if not file.startswith(RESOURCES)}
    assert [file for file, found in owners.items() if found not in listed] == []


def test_every_licence_in_it_has_its_text_and_every_part_its_version(bundle: Path) -> None:
    folder = bundle / RESOURCES / "licences"
    components = notice.read(folder)

    texts = {text for component in components for text in component.texts}
    versions = dict(
        line.split() for line in (folder / "versions.txt").read_text(encoding="utf-8").splitlines()
    )
    listed = {component.name for component in components}
    assert {path.name for path in folder.iterdir()} == texts | {notice.PAGE, "versions.txt"}
    assert set(versions) <= listed
    assert versions["PySide6_Essentials"].startswith("6.11.")


@pytest.mark.parametrize("name", ["pack", "examples", "fonts", "icons", "report"])
def test_the_resources_in_it_are_those_of_the_repository(bundle: Path, name: str) -> None:
    ours = paths.resource(name)

    for file in (path for path in ours.rglob("*") if path.is_file()):
        packaged = bundle / RESOURCES / name / file.relative_to(ours)
        assert packaged.read_bytes() == file.read_bytes()


def test_it_is_a_folder_of_a_bearable_size(bundle: Path) -> None:
    size = sum((bundle / file).stat().st_size for file in files(bundle))

    assert 100e6 < size < 230e6
