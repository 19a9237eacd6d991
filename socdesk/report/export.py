"""From an engagement to a memo on the disk, read back before it is called saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.engagement.disk import read_whole, write_safely
from socdesk.report.document import Document
from socdesk.report.errors import ReportError
from socdesk.report.facts import About, facts_of
from socdesk.report.memo.content import memo

LARGEST_REPORT = 1 << 30
"""Bytes; more than this is not read back."""


class Exported(Struct, frozen=True):
    """A memo as it stands on the disk: its SHA-256 in hex, and the pages of a PDF (else 0)."""

    digest: str
    pages: int = 0


def export_memo(
    pack: Pack,
    engagement: About,
    today: date,
    path: Path,
    *,
    firm: str = "",
    template: Path | None = None,
) -> Exported:
    """Write the memo to `path`, as Word or PDF by its suffix, and read it back.

    A file that was there is replaced only by a memo that says all it should. `firm` and
    `template` are the sender's own. Raises `ReportError` where no memo can be made, and
    `SaveError` where it cannot be written; the disk is then as it was.
    """
    write = _writer(path)
    document = memo_of(pack, engagement, today, firm)
    data, pages = write(document, template)
    digest = write_safely(path, data)
    if read_whole(path, LARGEST_REPORT) != data:
        raise ReportError(f"{path.name} did not read back as it was written; please save it again.")
    return Exported(digest, pages)


def memo_of(pack: Pack, engagement: About, today: date, firm: str = "") -> Document:
    """Return the memo on an engagement: what every format says, for previews too."""
    facts = facts_of(engagement)
    return memo(pack, facts, advise(pack, facts.case), today, firm)


Writer = Callable[[Document, Path | None], tuple[bytes, int]]


def _writer(path: Path) -> Writer:
    writers: dict[str, Writer] = {".docx": _word, ".pdf": _pdf}
    try:
        return writers[path.suffix.lower()]
    except KeyError:
        raise ReportError(
            f"{path.name} was not written: the memo is made as .docx or .pdf, by the ending of "
            "the name."
        ) from None


def _word(document: Document, template: Path | None) -> tuple[bytes, int]:
    # python-docx and lxml take a while to load, and only a Word memo needs them.
    from socdesk.report.readback import check_docx
    from socdesk.report.word.writer import write_docx

    data = write_docx(document, template)
    check_docx(data, document)
    return data, 0


def _pdf(document: Document, template: Path | None) -> tuple[bytes, int]:
    # The typesetter is large and only a memo needs it.
    from socdesk.report.pdf import write_pdf
    from socdesk.report.readback import check_pdf

    data = write_pdf(document, template)
    return data, check_pdf(data)
