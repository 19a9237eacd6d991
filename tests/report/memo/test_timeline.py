"""By when, as the memo says it: the figures of the plan, as a picture and in tables."""

import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from msgspec.structs import replace
from pypdf import PdfReader

from socdesk import cli
from socdesk.decision.advise import advise, merged_answers
from socdesk.decision.pack import Pack
from socdesk.decision.timeline.plan import plan
from socdesk.decision.timeline.values import Timeline
from socdesk.engagement.answer_file import (
    AnswerFile,
    circumstances,
    of_engagement,
    read_either,
)
from socdesk.engagement.model import Engagement, ExistingReport, Line, Override, YearEnd
from socdesk.engagement.questions import of_pack
from socdesk.paths import resource
from socdesk.report import document as content
from socdesk.report.dates import short_date
from socdesk.report.document import Document
from socdesk.report.export import memo_of
from socdesk.report.pdf import write_pdf
from socdesk.report.phrases import Phrases
from socdesk.report.pictures.chart_picture import chart_svg
from socdesk.report.pictures.timeline_chart import chart_of
from socdesk.report.word.writer import write_docx
from tests.report.cases import TODAY, example, told
from tests.report.memo.test_content import named, of
from tests.report.reading import DRAWING, body, paragraphs, parts, pdf_text, squeezed

EXAMPLES = sorted(path.name for path in resource("examples").glob("*.socdesk"))
LONG = "Processing of " + "very " * 20 + "long transactions and " + "Donaudampfschifffahrt" * 4


def shipped(pack: Pack, name: str) -> Engagement:
    """Return an example as it ships."""
    found = read_either(resource(f"examples/{name}"), of_pack(pack))
    assert isinstance(found, Engagement)
    return found


def plans(pack: Pack, engagement: Engagement) -> list[Timeline]:
    """Return every plan of an engagement, line by line."""
    known = of_engagement(engagement)
    advice = advise(pack, known.case)
    today = engagement.today or TODAY
    return [
        found
        for at, (line, case) in enumerate(zip(advice.lines, known.case.lines, strict=True))
        for found in plan(
            pack, line, merged_answers(known.case, case), circumstances(known, at, today)
        ).values()
    ]


def several(*lines: Line) -> Engagement:
    """Return a company with these lines, whose customers close in three months of the year."""
    return replace(
        example("bank"),
        lines=lines or (slow(LONG),),
        year_ends=(YearEnd(6, 0.25), YearEnd(12, 0.6), YearEnd(3, 0.15)),
        today=TODAY,
    )


def slow(name: str, **answers: str) -> Line:
    """Return a line with a SOC 1 whose controls do not run yet."""
    late = {"timing_evidence": "not_yet", "timing_deadline": "6_to_12_months"}
    given = {**example("bank").lines[0].answers, **told({**late, **answers})}
    return Line("line-1", name, given)


def tables(data: bytes) -> list[list[list[str]]]:
    """Return the texts of each table of a Word file, as another library reads them."""
    word = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]


def rows_under(data: bytes, head: str) -> list[list[str]]:
    """Return the rows of every table whose first head is the given one."""
    return [row for table in tables(data) if table[0][0] == head for row in table[1:]]


def phases(timeline: Timeline) -> list[list[str]]:
    """Return the rows that a plan's phases should be."""
    return [
        [
            phase.name,
            short_date(phase.start),
            short_date(phase.typical_end),
            f"{short_date(phase.shortest_end)} to {short_date(phase.latest_end)}"
            if phase.shortest_end < phase.latest_end
            else "fixed",
        ]
        for phase in timeline.phases
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_tables_of_a_shipped_example_say_what_is_planned(pack: Pack, name: str) -> None:
    engagement = shipped(pack, name)
    document = memo_of(pack, engagement, TODAY)
    word, pdf = write_docx(document), pdf_text(write_pdf(document))

    said = rows_under(word, "Phase")
    covered = rows_under(word, "Customers’ year end")

    found = plans(pack, engagement)
    assert bool(said) == bool(found) == ("Timeline" in paragraphs(word))
    unique = list({tuple(map(tuple, phases(one))): one for one in found}.values())
    assert said == [row for one in unique for row in phases(one)]
    for row in said:
        assert squeezed("".join(row)) in pdf
    assert [(row[0], row[1].split()[0], row[2].split()[0], row[3]) for row in covered] == [
        (
            short_date(entry.year_end),
            str(entry.months),
            str(entry.gap) if entry.gap else "None",
            short_date(entry.in_hand),
        )
        for one in unique
        for entry in one.coverage
    ]
    for one in unique:
        facts = [row for table in tables(word) for row in table]
        assert ["First useful date", short_date(one.first_useful)] in facts
        assert all(squeezed(warn.text.split(" No year")[0]) in pdf for warn in one.warnings)


def test_lines_with_one_plan_share_it(bank: Document) -> None:
    pictures = list(of(bank, content.TimelinePicture))
    heads = [block.text for block in of(bank, content.Heading) if block.id == "timeline-1"]

    assert len(pictures) == 1
    assert heads == ["SOC 1 and SOC 2: in hand on 7 Feb 2027"]
    assert pictures[0].chart.bars[2].note == "SOC 1 and SOC 2"


def test_assumed_year_ends_are_said_and_given_ones_are_not(pack: Pack, bank: Document) -> None:
    assumed = "No year end was given; 31 December is assumed."
    given = memo_of(pack, several(), TODAY)

    def notes(document: Document) -> str:
        return " ".join(
            block.text
            for block in of(document, content.Paragraph)
            if block.id.startswith("timeline-") and block.id.endswith("-notes")
        )

    assert assumed in notes(bank)
    assert assumed not in notes(given)


def test_each_month_in_which_customers_close_has_its_row(pack: Pack) -> None:
    document = memo_of(pack, several(), TODAY)

    picture = next(of(document, content.TimelinePicture))
    table = next(b for b in of(document, content.DatesTable) if b.id.endswith("coverage"))

    assert [row.note for row in picture.chart.years] == [
        "60 %, closes 31 Dec 2027",
        "15 %, closes 31 Mar 2028",
        "25 %, closes 30 Jun 2028",
    ]
    assert table.heads[0] == "Year end, share of customers"
    assert [row[0] for row in table.rows[:3]] == [
        "31 Dec 2027, 60 %",
        "31 Mar 2028, 15 %",
        "30 Jun 2028, 25 %",
    ]
    assert table.rows[1][2] == "6 months, beyond a bridge letter"
    for row in table.rows[:3]:
        assert f"Customers’ year to {row[0].split(',')[0]}" in picture.alt


def test_bars_begin_and_end_on_the_days_of_the_plan(pack: Pack) -> None:
    (one,) = plans(pack, several())
    picture = next(of(memo_of(pack, several(), TODAY), content.TimelinePicture))
    chart = picture.chart
    first = date(2026, 11, 1)

    shown = {bar.name: bar for bar in chart.bars}

    assert [month.name for month in chart.months][:3] == ["Nov", "Dec", "Jan"]
    assert [month.year for month in chart.months][:3] == ["2026", "", "2027"]
    for phase in one.phases:
        if phase.id.startswith("next"):
            assert phase.name not in shown
            continue
        assert shown[phase.name].start == (phase.start - first).days
        assert shown[phase.name].typical == (phase.typical_end - first).days + 1
    assert [(mark.kind, mark.day) for mark in chart.marks][:1] == [("today", 22)]
    remediation = shown["Remediation"]
    assert (remediation.cut, remediation.note) == (True, "up to 12 months seen")
    for row, entry in zip(chart.years, one.coverage, strict=False):
        assert row.end - row.start in {365, 366}
        assert row.end == (entry.year_end - first).days + 1


def test_the_picture_is_told_in_both_files(pack: Pack) -> None:
    document = memo_of(pack, several(), TODAY)
    picture = next(of(document, content.TimelinePicture))
    word, pdf = write_docx(document), write_pdf(document)

    told_in_word = [str(each.get("descr")) for each in body(word).iter(f"{DRAWING}docPr")]
    figures = [
        str(held.get("/Alt"))
        for held in (entry.get_object() for entry in _objects(pdf))
        if isinstance(held, Mapping) and held.get("/S") == "/Figure"
    ]

    assert picture.alt in told_in_word
    assert picture.alt in figures
    assert "Remediation: 28 Dec 2026, typically to 7 Feb 2027" in picture.alt
    assert "Needed by: 23 Nov 2027." in picture.alt


def _objects(data: bytes) -> list[Any]:
    reader = PdfReader(io.BytesIO(data))
    last: Any = reader.trailer["/Size"]
    return [reader.get_object(number) for number in range(1, last)]


def test_what_is_drawn_is_text_in_the_pdf(pack: Pack) -> None:
    document = memo_of(pack, several(), TODAY)

    said = pdf_text(write_pdf(document))

    for words in ("range seen", "up to 12 months seen", "in hand 11 Nov 2027", "covered, 6 months"):
        assert squeezed(words) in said


def test_the_picture_is_valid_and_words_in_it_stay_words(pack: Pack) -> None:
    (one, *_) = plans(pack, several())
    chart = chart_of(Phrases(pack), one, "<rect/> & “株”")

    drawn = etree.fromstring(chart_svg(chart).svg.encode())

    said = ["".join(map(str, text.itertext())) for text in drawn.iter("{*}text")]
    assert "<rect/> & “[U+682A]”" in said


def test_a_timeline_is_the_same_bytes_twice(pack: Pack) -> None:
    first, again = (memo_of(pack, several(), TODAY) for _ in range(2))

    assert write_docx(first) == write_docx(again)
    assert write_pdf(first) == write_pdf(again)
    drawn = [part for name, part in parts(write_docx(first)).items() if "media" in name]
    assert max(map(len, drawn)) > 20_000


def test_a_long_name_is_told_whole(pack: Pack) -> None:
    document = memo_of(pack, several(), TODAY)

    assert f"For {LONG}." in paragraphs(write_docx(document))
    assert squeezed(f"For {LONG}.") in pdf_text(write_pdf(document))


def test_a_report_whose_type_is_open_is_not_drawn_and_what_is_missing_is_said(pack: Pack) -> None:
    answers = {
        question: answer
        for question, answer in example("bank").lines[0].answers.items()
        if not question.startswith("timing")
    }
    bank = example("bank")
    engagement = replace(
        bank,
        lines=(Line("line-1", "Loans", answers),),
        answers={q: a for q, a in bank.answers.items() if not q.startswith("timing")},
    )

    document = memo_of(pack, engagement, TODAY)

    assert not list(of(document, content.TimelinePicture))
    said = named(document, "timeline-missing-1")
    assert isinstance(said, content.Paragraph)
    assert said.text.startswith(
        "Loans, SOC 1: the type is still open, so no dates are planned. "
        "What is missing: “Controls with evidence”"
    )


def test_a_report_to_be_confirmed_is_planned_if_confirmed(pack: Pack) -> None:
    group = slow("Centre", users="group")
    document = memo_of(pack, several(group), TODAY)

    said = named(document, "timeline-1-for")

    assert isinstance(said, content.Paragraph)
    assert said.text.startswith("For Centre, if confirmed.")


def test_an_own_level_decides_what_is_planned(pack: Pack) -> None:
    line = slow("Loans")
    against = replace(line, overrides={"SOC 1": Override("NOT_INDICATED", "Settled otherwise.")})
    besides = replace(line, overrides={"SOC 2": Override("NEEDED", "The contract says so.")})

    without = memo_of(pack, several(against), TODAY)
    untyped = memo_of(pack, several(besides), TODAY)

    assert not list(of(without, content.TimelinePicture))
    said = named(untyped, "timeline-missing-1")
    assert isinstance(said, content.Paragraph)
    assert said.text == "Loans, SOC 2: the rules give no type, so no dates are planned."


def test_a_report_there_is_already_counts(pack: Pack) -> None:
    ends = ExistingReport("SOC 2", 2, date(2026, 6, 30), ())
    bank = example("bank")
    online = replace(bank, lines=(bank.lines[1],), existing=(ends,), year_ends=(YearEnd(12, 1.0),))

    document = memo_of(pack, online, TODAY)

    (table,) = [b for b in of(document, content.DatesTable) if b.id == "timeline-1-coverage"]
    assert table.rows[0] == (
        "31 Dec 2026, present report",
        "6 of 12 months, 12 with the next report",
        "6 months, beyond a bridge letter",
        "30 Jun 2026",
    )


def test_the_engagements_own_day_is_planned_from(pack: Pack) -> None:
    engagement = replace(several(), today=date(2026, 10, 5))

    document = memo_of(pack, engagement, TODAY)

    opening = named(document, "timeline-opening")
    assert isinstance(opening, content.Paragraph)
    assert opening.text.startswith("Planned from 5 Oct 2026")
    assert document.date == "2026-11-23"


def test_an_answer_file_brings_its_dates(pack: Pack) -> None:
    known = of_engagement(several())
    bare = AnswerFile(known.case, today=TODAY)

    with_dates, without = (memo_of(pack, each, TODAY) for each in (known, bare))

    years = [
        [row.note for row in next(of(each, content.TimelinePicture)).chart.years]
        for each in (with_dates, without)
    ]
    assert [len(each) for each in years] == [3, 1]


def test_nothing_is_to_be_heeded_where_nothing_is_to_be_commissioned(
    pack: Pack, bank: Document
) -> None:
    nothing = memo_of(pack, shipped(pack, "none-needed.socdesk"), TODAY)

    ids = [block.id for block in nothing.blocks]

    assert "commission-nothing" in ids
    assert "before" not in ids
    assert "timeline" not in ids
    assert named(bank, "before").id == "before"


def test_the_command_line_plans_from_the_dates_of_an_answer_file(tmp_path: Path) -> None:
    line = several().lines[0]
    answers = {question: answer.value for question, answer in line.answers.items()}
    given = {
        "organisation": {"name": "A bank"},
        "lines": [{"name": "Loans", "answers": answers}],
        "today": "2026-10-05",
        "year_ends": [{"month": 6, "share": 1.0}],
    }
    (tmp_path / "loans.json").write_text(json.dumps(given), "utf-8")
    memo = tmp_path / "memo.docx"

    cli.answer(["report", str(tmp_path / "loans.json"), "-o", str(memo), "--today", "2026-11-23"])

    said = paragraphs(memo.read_bytes())
    assert any(text.startswith("Planned from 5 Oct 2026") for text in said)
    assert rows_under(memo.read_bytes(), "Customers’ year end")[0][0] == "30 Jun 2027"
