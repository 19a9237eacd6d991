"""The order of the house: what lies at the top, what may load what, which words are not ours."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from socdesk.paths import resource

ROOT = Path(__file__).parent.parent

TOP = {"README.md", "build.spec", "pyproject.toml", "resources", "socdesk", "tests"}
MADE = {"build", "dist", "__pycache__"}
"""What tools leave behind; git ignores them."""

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6"):
    sys.modules[name] = None
def watch(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"{event} on import")
sys.addaudithook(watch)
import importlib, pkgutil
import socdesk
for part in ("cli", "decision", "display", "engagement", "errors", "paths", "report"):
    module = importlib.import_module(f"socdesk.{part}")
    folders = getattr(module, "__path__", None) or []
    for found in pkgutil.walk_packages(folders, module.__name__ + "."):
        importlib.import_module(found.name)
        print(found.name)
"""

HEAVY = """
import sys
import socdesk.__main__
print(*sorted({"PySide6", "docx", "lxml", "typst"} & set(sys.modules)))
"""

BANNED = re.compile(r"\b(?:certified|compliant|mandatory)\b", re.IGNORECASE)


def test_nothing_lies_at_the_top_but_the_fixed_names() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found - MADE == TOP


def fresh(code: str) -> subprocess.CompletedProcess[str]:
    """Run some Python in a process that has loaded nothing yet."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_core_loads_without_qt_and_opens_no_socket() -> None:
    run = fresh(WITHOUT_QT)

    assert (run.returncode, run.stderr) == (0, "")
    assert "socdesk.decision.pack" in run.stdout.split()


def test_the_start_loads_neither_qt_nor_the_writers() -> None:
    run = fresh(HEAVY)

    assert (run.returncode, run.stderr, run.stdout) == (0, "", "\n")


def left_out() -> set[str]:
    """Return the modules that the package is built without."""
    for node in ast.parse((ROOT / "build.spec").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "UNUSED":
            constants = [each for each in ast.walk(node.value) if isinstance(each, ast.Constant)]
            return {str(each.value) for each in constants}
    return set()


def imported(path: Path) -> Iterator[str]:
    """Yield what a module imports, and the packages it lies in."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def test_nothing_is_imported_that_the_package_is_built_without() -> None:
    without = left_out()

    assert "ssl" in without
    assert [
        (str(path.relative_to(ROOT)), name)
        for path in sorted((ROOT / "socdesk").rglob("*.py"))
        for name in imported(path)
        if name in without
    ] == []


def texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a TOML file with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, key)


@pytest.mark.parametrize("file", sorted(resource("pack/en").glob("*.toml")), ids=lambda p: p.stem)
def test_no_word_promises_what_a_report_cannot(file: Path) -> None:
    words = tomllib.loads(file.read_text(encoding="utf-8"))

    # A misconception is quoted as it is said; what is said to it is ours.
    said = [text for key, text in texts(words) if key != "claim" and BANNED.search(text)]
    assert said == []


def fenced(heading: str) -> str:
    """Return the first block of commands below a heading of the README."""
    below = (ROOT / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1]
    return below.split("```sh\n")[1].split("\n```")[0]


def test_the_checks_run_the_very_command_of_the_readme() -> None:
    shown = subprocess.run(
        ["bash", ".ci/run", "--show-test-command"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=10,
        check=True,
    )

    assert shown.stdout.rstrip("\n") == fenced("Test it")
    assert "-m pytest -n auto --ignore=tests/frozen" in shown.stdout


def test_both_commands_of_the_readme_install_the_same_system_libraries() -> None:
    packages = [
        re.findall(r"\b(?:lib[a-z0-9+.-]+|python3-venv)\b", fenced(heading))
        for heading in ("Start it", "Test it")
    ]

    assert packages[0]
    assert packages[0] == packages[1]
