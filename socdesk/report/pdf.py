"""The memo as a PDF: tagged, archivable, in bundled fonts, the same bytes for the same input."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
import typst

from socdesk.paths import resource
from socdesk.report.document import Document, TimelinePicture
from socdesk.report.errors import ReportError
from socdesk.report.pictures.chart_picture import chart_svg
from socdesk.report.pictures.fonts import bundled_fonts
from socdesk.report.pictures.glyphs import printable

STANDARDS: tuple[Literal["a-2a"], Literal["ua-1"]] = ("a-2a", "ua-1")
"""PDF/A-2a for the archive, PDF/UA-1 for readers who hear or touch it."""

_TEMPLATE = "report/memo.typ"


def write_pdf(document: Document, template: Path | None = None) -> bytes:
    """Return the document as a PDF; equal documents on one template give equal bytes.

    Only the document's date enters it. No font of the machine is used and nothing is fetched;
    a character that no bundled font has is shown by its number. `template` is the firm's own
    file; raises `ReportError` where it cannot be set.
    """
    day = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    with _refused(template) as path:
        made, warnings = typst.compile_with_warnings(
            str(path),
            root=str(path.parent),
            font_paths=bundled_fonts(),
            sys_inputs=_inputs(document),
            pdf_standards=list(STANDARDS),
            timestamp=day,
        )
        _refuse(path, warnings)
    return made


def write_pages(
    document: Document, dots_per_inch: float, template: Path | None = None
) -> tuple[bytes, ...]:
    """Return each page as a PNG, as the PDF sets it: what a preview shows.

    Raises `ReportError` as `write_pdf` does.
    """
    with _refused(template) as path:
        pages, warnings = typst.Compiler(
            str(path),
            root=str(path.parent),
            font_paths=bundled_fonts(),
            sys_inputs=_inputs(document),
        ).compile_with_warnings(format="png", ppi=dots_per_inch)
        _refuse(path, warnings)
    return tuple(pages) if isinstance(pages, list) else (pages or b"",)


def _inputs(document: Document) -> dict[str, str]:
    content = _shown(msgspec.to_builtins(document))
    for block, plain in zip(document.blocks, content["blocks"], strict=True):
        if isinstance(block, TimelinePicture):
            plain["svg"] = chart_svg(block.chart).svg
    return {"document": msgspec.json.encode(content).decode()}


@contextmanager
def _refused(template: Path | None) -> Iterator[Path]:
    """Yield the template's path; what the typesetter says of it becomes one sentence."""
    path = template or resource(_TEMPLATE)
    if not path.is_file():
        raise ReportError(f"{path.name} cannot be read as a template.")
    try:
        yield path
    except typst.TypstError as error:
        raise ReportError(f"{path.name} could not be set as a PDF: {error.message}.") from error


def _refuse(path: Path, warnings: Sequence[typst.TypstWarning]) -> None:
    """Raise `ReportError` for a warning: a font that is missing leaves its text blank."""
    if warnings:
        raise ReportError(f"{path.name} could not be set as a PDF: {warnings[0].message}.")


def _shown(value: Any) -> Any:
    """Return a plain value with every text as the fonts can show it."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _shown(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(part) for part in value]
    return value
