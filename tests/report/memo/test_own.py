"""Own levels in the memo: read back, both levels stand there with the reason, plainly marked."""

from collections.abc import Callable

import pytest

from socdesk.decision.pack import Pack
from socdesk.engagement.changes import with_override
from socdesk.engagement.model import Engagement
from socdesk.report import document as content
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pdf
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, example
from tests.report.reading import paragraphs, pdf_text, squeezed

REASON = "The partner’s contract will require it from 2027."
MARK = "Set by the consultant, not by the rules"


def with_own(level: str = "NEEDED", reason: str = REASON) -> Engagement:
    """Return the bank with an own level on the SOC 2 of its online banking."""
    return with_override(example("bank"), "line-2", "SOC 2", level, reason)


def word_text(data: bytes) -> str:
    return "\n".join(paragraphs(data))


@pytest.mark.parametrize(
    ("write", "read"),
    [pytest.param(write_docx, word_text, id="Word"), pytest.param(write_pdf, pdf_text, id="PDF")],
)
def test_a_written_memo_says_both_levels_and_the_reason(
    pack: Pack, write: Callable[[Document], bytes], read: Callable[[bytes], str]
) -> None:
    said = squeezed(read(write(memo_of(pack, with_own(), TODAY))))

    assert said.count(squeezed(MARK)) == 2
    assert said.count(squeezed(REASON)) == 3
    both = "SOC 2: Needed, set by the consultant; by the rules Recommended. Reason:"
    assert said.count(squeezed(both)) == 2
    assert squeezed(f"Online banking, {both}") in said


def test_the_first_page_says_who_set_what_and_why(pack: Pack) -> None:
    document = memo_of(pack, with_own(), TODAY)

    found = [b for b in document.blocks if isinstance(b, content.Paragraph)]
    texts = {block.id: block.text for block in found}
    assert texts["front-override-1"] == (
        "Online banking, SOC 2: Needed, set by the consultant, not by the rules; by the rules "
        f"Recommended. Reason: {REASON}"
    )


def test_a_long_reason_is_cut_on_the_first_page_and_whole_with_its_line(pack: Pack) -> None:
    reason = "The auditors of two customers told us so. " * 40
    document = memo_of(pack, with_own(reason=reason), TODAY)

    by_id = {block.id: block for block in document.blocks}
    front, own = by_id["front-override-1"], by_id["line-2-own-view"]
    assert isinstance(front, content.Paragraph)
    assert isinstance(own, content.Reasons)
    assert len(front.text) < 400
    assert front.text.endswith("…")
    assert own.items[0].text == reason.strip()


def test_many_own_levels_are_counted_on_the_first_page(pack: Pack) -> None:
    engagement = example("bank")
    for line in ("line-1", "line-2", "line-3"):
        for report in ("SOC 1", "SOC 2"):
            engagement = with_override(engagement, line, report, "NEEDED", REASON)
    blocks = memo_of(pack, engagement, TODAY).blocks

    front = [block.id for block in blocks if block.id.startswith("front-override")]
    assert front == [f"front-override-{end}" for end in ("1", "2", "3", "more")]
    listed = next(b for b in blocks if b.id == "commission-own-list")
    assert isinstance(listed, content.Reasons)
    assert len(listed.items) == 6


@pytest.mark.parametrize("level", ["NOT_INDICATED", "OPTIONAL", "CONFIRM", "NEEDED"])
def test_what_to_commission_shows_both_whatever_the_own_level(pack: Pack, level: str) -> None:
    blocks = memo_of(pack, with_own(level), TODAY).blocks

    listed = next(b for b in blocks if b.id == "commission-own-list")
    assert isinstance(listed, content.Reasons)
    own = pack.words.terms.levels[level]
    assert listed.items[0].lead == (
        f"Online banking, SOC 2: {own}, set by the consultant; by the rules Recommended. Reason:"
    )
    assert listed.items[0].text == REASON


def test_a_report_to_commission_names_the_level_of_the_rules_too(pack: Pack) -> None:
    blocks = memo_of(pack, with_own(), TODAY).blocks

    table = next(b for b in blocks if isinstance(b, content.CommissionTable))
    words = {row.report: row.scale.words for row in table.rows}
    assert words["SOC 2"] == "Needed, set by the consultant; by the rules Recommended"
    assert words["SOC 1"] == "Recommended"


def test_a_memo_without_own_levels_speaks_of_none(pack: Pack) -> None:
    blocks = memo_of(pack, example("bank"), TODAY).blocks

    assert [block.id for block in blocks if "own" in block.id or "override" in block.id] == []
