"""Fixtures of the report tests: the pack that ships, and memos made with it."""

import pytest

from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, example, mixed


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, loaded and proven once."""
    return builtin()


@pytest.fixture(scope="session")
def bank(pack: Pack) -> Document:
    """The memo of the worked example, in which nothing is open."""
    return memo_of(pack, example("bank"), TODAY)


@pytest.fixture(scope="session")
def open_memo(pack: Pack) -> Document:
    """A memo with open, contradictory and own lines."""
    return memo_of(pack, mixed(), TODAY)


@pytest.fixture(scope="session")
def bank_docx(bank: Document) -> bytes:
    return write_docx(bank)


@pytest.fixture(scope="session")
def bank_pdf(bank: Document) -> bytes:
    return write_pdf(bank)
