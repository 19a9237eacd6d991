"""An engagement that contradicts itself, or a pack, is named place by place."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from socdesk.engagement.check import cleaned, faults, question_faults
from socdesk.engagement.model import (
    Answer,
    Engagement,
    Event,
    ExistingReport,
    Line,
    Meeting,
    Override,
    PackUsed,
    Place,
)
from socdesk.engagement.questions import QuestionSpec

EMPTY = Engagement(id="0" * 32, lines=(Line("line-1"), Line("line-2")), lines_made=2)
FAR = date(2200, 1, 1)


def test_a_sound_engagement_has_no_fault(
    bank: Engagement, questions: Mapping[str, QuestionSpec]
) -> None:
    assert [*faults(bank), *question_faults(bank, questions)] == []


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        pytest.param(
            replace(EMPTY, lines=(Line("line-2"), Line("line-2"))),
            'lines[1].id: found "line-2" a second time; expected an id of its own',
            id="same id",
        ),
        pytest.param(
            replace(EMPTY, lines=(Line("line-3"),)),
            'lines[0].id: found "line-3"; expected a number up to lines_made (2)',
            id="id to come",
        ),
        pytest.param(
            replace(EMPTY, answers={"readers": Answer(value="us", unknown=True)}),
            'answers.readers: found "us" and unknown together; expected one of the two',
            id="value and unknown",
        ),
        pytest.param(
            replace(EMPTY, lines=(Line("line-1", "", {"assets": Answer(by=FAR)}),)),
            "lines[0].answers.assets.by: found the year 2200; expected one from 1900 to 2199",
            id="by",
        ),
        pytest.param(
            replace(EMPTY, answers={"readers": Answer(said_on=date(1, 1, 1))}),
            "answers.readers.said_on: found the year 1; expected one from 1900 to 2199",
            id="said on",
        ),
        pytest.param(
            replace(EMPTY, lines=(Line("line-1", "", {}, {"SOC 4": Override("NEEDED", "x")}),)),
            'lines[0].overrides: found "SOC 4"; expected one of SOC 1, SOC 2, SOC 3, '
            "SOC for Supply Chain (nearest: SOC 3)",
            id="report",
        ),
        pytest.param(
            replace(EMPTY, lines=(Line("line-1", "", {}, {"SOC 1": Override("Need", "x")}),)),
            'lines[0].overrides.SOC 1.level: found "Need"; expected one of NOT_INDICATED, '
            "OPTIONAL, CONFIRM, RECOMMENDED, NEEDED (nearest: NEEDED)",
            id="level",
        ),
        pytest.param(
            replace(EMPTY, existing=(ExistingReport("SOC2", 2, date(2026, 1, 1)),)),
            'existing[0].report: found "SOC2"; expected one of SOC 1, SOC 2, SOC 3, '
            "SOC for Supply Chain, SOC for Cybersecurity (nearest: SOC 2)",
            id="existing report",
        ),
        pytest.param(
            replace(EMPTY, existing=(ExistingReport("SOC 2", 2, FAR),)),
            "existing[0].period_end: found the year 2200; expected one from 1900 to 2199",
            id="period end",
        ),
        pytest.param(
            replace(EMPTY, existing=(ExistingReport("SOC 2", 2, date(2026, 1, 1), ("line-9",)),)),
            'existing[0].lines: found "line-9"; expected the id of a line (nearest: line-2)',
            id="existing line",
        ),
        pytest.param(
            replace(EMPTY, runs_together=(("line-1", "line-7"),)),
            'runs_together[0]: found "line-7"; expected the id of a line (nearest: line-2)',
            id="together",
        ),
        pytest.param(
            replace(EMPTY, lines=(), place=Place("line-1", "entries")),
            'place.line: found "line-1"; expected the id of a line',
            id="place",
        ),
        pytest.param(
            replace(EMPTY, today=FAR),
            "today: found the year 2200; expected one from 1900 to 2199",
            id="today",
        ),
        pytest.param(
            replace(EMPTY, meeting=Meeting(FAR)),
            "meeting.day: found the year 2200; expected one from 1900 to 2199",
            id="meeting",
        ),
        pytest.param(
            replace(EMPTY, log=(Event(kind="add", at=datetime(9999, 1, 1, tzinfo=UTC)),)),
            "log[0].at: found the year 9999; expected one from 1900 to 2199",
            id="log",
        ),
    ],
)
def test_a_contradiction_is_named(broken: Engagement, sentence: str) -> None:
    assert list(faults(broken)) == [sentence]


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        pytest.param(
            replace(EMPTY, answers={"reader": Answer(unknown=True)}),
            'answers: found "reader"; expected a question of the rule pack (nearest: readers)',
            id="question",
        ),
        pytest.param(
            replace(EMPTY, lines=(Line("line-1", "", {"assets": Answer(value="yess")}),)),
            'lines[0].answers.assets: found "yess"; expected one of yes, no (nearest: yes)',
            id="value",
        ),
        pytest.param(
            replace(EMPTY, answers={"assets": Answer(value="yes")}),
            'answers: found "assets", which is asked for each line; '
            "expected a question that is asked here (nearest: vendors)",
            id="scope",
        ),
    ],
)
def test_an_answer_the_pack_does_not_know_is_named(
    broken: Engagement, questions: Mapping[str, QuestionSpec], sentence: str
) -> None:
    assert list(question_faults(broken, questions)) == [sentence]


@pytest.mark.parametrize(
    "holding",
    [
        pytest.param(lambda text: Engagement(id="1", client=text), id="client"),
        pytest.param(lambda text: Engagement(id="1", lines=(Line("line-1", text),)), id="line"),
        pytest.param(lambda text: Engagement(id="1", answers={"q": Answer(note=text)}), id="note"),
        pytest.param(lambda text: Engagement(id="1", answers={"q": Answer(ask=text)}), id="ask"),
        pytest.param(
            lambda text: Engagement(id="1", answers={"q": Answer(said_by=text)}), id="said by"
        ),
        pytest.param(
            lambda text: Engagement(id="1", lines=(Line("line-1", "", {"q": Answer(note=text)}),)),
            id="line's note",
        ),
        pytest.param(
            lambda text: Engagement(
                id="1", lines=(Line("line-1", "", {}, {"SOC 1": Override("NEEDED", text)}),)
            ),
            id="override",
        ),
        pytest.param(lambda text: Engagement(id="1", meeting=Meeting(None, (text,))), id="people"),
    ],
)
def test_every_text_is_cleaned(holding: Callable[[str], Engagement]) -> None:
    assert cleaned(holding("Ame\u0301\0lie\x1b")) == holding("Am\xe9lie")


def test_what_cleaning_lengthens_is_cut_to_the_bound() -> None:
    name, note = "\u0344" * 200, "\u0344" * 20_000

    answers = {"q": Answer(note=note)}
    engagement = cleaned(Engagement(id="1", client=name, answers=answers))

    assert engagement.client == "\u0308\u0301" * 100
    assert engagement.answers["q"].note == "\u0308\u0301" * 10_000


def test_the_copy_of_a_pack_is_kept_to_the_letter() -> None:
    pack = PackUsed("soc", "1", "0" * 64, {"a.toml": "e\u0301\r\n\0"})

    assert cleaned(Engagement(id="1", pack=pack)).pack == pack
