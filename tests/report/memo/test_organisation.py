"""What to commission and what to request, as the memo tells it and as its files read back."""

import msgspec
import pytest

from socdesk.decision.pack import Pack
from socdesk.engagement.answer_file import of_engagement
from socdesk.engagement.model import Engagement
from socdesk.report import document as content
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, example, mixed
from tests.report.memo.test_content import named
from tests.report.reading import paragraphs, pdf_text, squeezed


def said(*groups: tuple[str, ...]) -> Engagement:
    """Return the mixed engagement with groups of lines that run together."""
    return msgspec.structs.replace(mixed(), runs_together=groups)


def rows(document: Document, report: str) -> list[tuple[str, ...]]:
    table = named(document, "commission-table")
    assert isinstance(table, content.CommissionTable)
    return [row.lines for row in table.rows if row.report == report]


def reasons(document: Document, block: str) -> list[content.Reason]:
    found = named(document, block)
    assert isinstance(found, content.Reasons)
    return list(found.items)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        pytest.param(
            (("line-1", "line-6"),),
            [
                ("Servicing", "Hosting, if confirmed"),
                ("Group centre", "(open until said)"),
            ],
            id="two together",
        ),
        pytest.param(
            (("line-1",), ("line-5",), ("line-6",)),
            [("Servicing",), ("Group centre",), ("Hosting",)],
            id="each by itself",
        ),
    ],
)
def test_each_group_of_lines_has_a_row_of_its_own(
    pack: Pack, groups: tuple[tuple[str, ...], ...], expected: list[tuple[str, ...]]
) -> None:
    assert rows(memo_of(pack, said(*groups), TODAY), "SOC 1") == expected


def test_why_is_said_with_its_sources(pack: Pack) -> None:
    items = reasons(
        memo_of(pack, said(("line-1", "line-5", "line-6")), TODAY), "commission-reasons"
    )

    assert items[0].lead == "SOC 1 for Servicing, Group centre and Hosting."
    assert items[0].text.startswith("Said to run together: one system, the same controls")
    assert "C46" in items[0].reference.sources
    assert items[-1].text.startswith("SOC 1 and SOC 2 for ")
    assert items[-1].reference.sources == ("C46", "B10")


def test_the_requests_to_outside_firms_come_with_what_to_review(pack: Pack) -> None:
    document = memo_of(pack, mixed(), TODAY)

    (asked,) = reasons(document, "request-list")
    assert asked.text.startswith("Every firm that runs a system touching your books")
    review = reasons(document, "review-list")
    assert [item.lead for item in review] == [
        "The right report.",
        "The period covers your year.",
        "A letter for the gap.",
        "What is carved out.",
        "Controls assumed on your side.",
        "Opinion and exceptions.",
        "Who signed.",
    ]
    assert all(item.reference.sources for item in review)


def test_nothing_to_request_leaves_the_requests_out(pack: Pack) -> None:
    ids = [block.id for block in memo_of(pack, example("payroll-processor"), TODAY).blocks]

    assert not {"requests", "request-list", "review-list"} & set(ids)


def test_word_and_pdf_say_what_to_commission_and_to_request(pack: Pack) -> None:
    document = memo_of(pack, said(("line-1", "line-6")), TODAY)
    blocks = ("commission-reasons", "request-list", "review-list")
    told = [item.text for block in blocks for item in reasons(document, block)]

    word = squeezed(" ".join(paragraphs(write_docx(document))))
    pdf = pdf_text(write_pdf(document))

    for text in [*told, "(open until said)"]:
        assert squeezed(text) in word
        assert squeezed(text) in pdf


def test_an_answer_files_groups_reach_the_memo(pack: Pack) -> None:
    found = of_engagement(said(("line-1", "line-6")))

    assert rows(memo_of(pack, found, TODAY), "SOC 1")[0] == ("Servicing", "Hosting, if confirmed")


@pytest.mark.parametrize(
    ("groups", "ends"),
    [
        pytest.param((), "one fieldwork can serve both.", id="open"),
        pytest.param((("line-1",),), "each with a first period of six months.", id="apart"),
    ],
)
def test_the_first_page_promises_no_shared_fieldwork_to_lines_that_run_apart(
    pack: Pack, groups: tuple[tuple[str, ...], ...], ends: str
) -> None:
    bank = msgspec.structs.replace(example("bank"), runs_together=groups)

    text = "".join(
        run.text for block in memo_of(pack, bank, TODAY).blocks
        if isinstance(block, content.Paragraph) for run in block.runs
    )  # fmt: skip

    assert ends in text
