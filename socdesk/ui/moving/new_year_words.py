"""What a new year for a client keeps, clears and asks again, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled
from socdesk.engagement.model import Answer, Engagement, ExistingReport
from socdesk.engagement.new_year import AskedAgain, NewYear
from socdesk.report.dates import short_date
from socdesk.ui.moving.answer_words import answer_words, line_words
from socdesk.ui.moving.sheet import AnswerRow, AnswerSection

translate = QCoreApplication.translate

_MOST_NAMED = 4


class YearWords(Struct, frozen=True):
    """The lists of the dialog: sentences, and the questions asked again."""

    kept: tuple[str, ...]
    cleared: tuple[str, ...]
    asked_again: tuple[AnswerSection, ...]


def year_words(pack: Pack, last: Engagement, year: NewYear) -> YearWords:
    """Return what to say of a new year beside the engagement it comes from."""
    return YearWords(
        tuple(_kept(pack, year.engagement)),
        tuple(_cleared(last)),
        tuple(_asked_again(pack, last, year.asked_again)),
    )


def _kept(pack: Pack, begun: Engagement) -> Iterator[str]:
    count = sum(each.value is not None for each in _all_answers(begun))
    if count:
        words = translate("Moving", "%1, with notes, who said so and what is only assumed")
        yield words.replace("%1", _counted_answers(count))
    if begun.lines:
        yield _lines(begun)
    for report in begun.existing:
        yield _existing(pack, report)
    if begun.year_ends:
        yield translate("Moving", "The months in which the customers close their year")
    if begun.runs_together:
        yield translate("Moving", "Which lines run together")
    overrides = sum(len(line.overrides) for line in begun.lines)
    if overrides == 1:
        yield translate("Moving", "1 level of your own; read its reason again")
    elif overrides:
        words = translate("Moving", "%1 levels of your own; read their reasons again")
        yield words.replace("%1", str(overrides))


def _counted_answers(count: int) -> str:
    if count == 1:
        return translate("Moving", "1 answer")
    return translate("Moving", "%1 answers").replace("%1", f"{count:,}")


def _lines(begun: Engagement) -> str:
    names = [line_words(line) for line in begun.lines[:_MOST_NAMED]]
    rest = len(begun.lines) - len(names)
    words = ", ".join(names)
    if rest:
        words = filled(
            translate("Moving", "{names} and {rest} more"), names=words, rest=f"{rest:,}"
        )
    if len(begun.lines) == 1:
        return translate("Moving", "The service line: %1").replace("%1", words)
    return translate("Moving", "The service lines: %1").replace("%1", words)


def _existing(pack: Pack, report: ExistingReport) -> str:
    name = pack.words.terms.reports[report.report]
    if report.type is not None:
        name = filled(translate("Moving", "{name} Type {n}"), name=name, n=str(report.type))
    words = translate("Moving", "The existing {name} report, its period ended {day}")
    return filled(words, name=name, day=short_date(report.period_end))


def _cleared(last: Engagement) -> Iterator[str]:
    if last.today is not None:
        words = translate("Moving", "The day of the advice, %1")
        yield words.replace("%1", short_date(last.today))
    if last.meeting is not None and last.meeting.day is not None:
        words = translate("Moving", "The meeting of %1, and who was there")
        yield words.replace("%1", short_date(last.meeting.day))
    elif last.meeting is not None:
        yield translate("Moving", "Who was at the meeting")
    if any(each.said_on is not None for each in _all_answers(last)):
        yield translate("Moving", "The days on which answers were given")
    if any(each.by is not None for each in _all_answers(last)):
        yield translate("Moving", "The days by which open points were to be settled")
    if last.log:
        yield translate("Moving", "The steps taken in the meeting; the log begins anew")


def _asked_again(
    pack: Pack, last: Engagement, found: Sequence[AskedAgain]
) -> Iterator[AnswerSection]:
    for line_id, items in groupby(found, key=_line_of):
        if line_id is None:
            title = translate("Moving", "The organisation and all lines")
        else:
            title = line_words(last.line(line_id))
        ordered = sorted(items, key=lambda each: pack.levels[each.question])
        rows = tuple(
            AnswerRow(
                each.question,
                pack.words.questions[each.question].short,
                (answer_words(pack, each.question, each.before),),
            )
            for each in ordered
        )
        yield AnswerSection(line_id or "organisation", title, "", rows)


def _line_of(each: AskedAgain) -> str | None:
    return each.line


def _all_answers(engagement: Engagement) -> Iterator[Answer]:
    yield from engagement.answers.values()
    for line in engagement.lines:
        yield from line.answers.values()
