"""Two engagements beside each other, in words: per line the headlines and the answers."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LineAdvice
from socdesk.decision.advise import advise
from socdesk.decision.pack import Pack
from socdesk.decision.wording import filled
from socdesk.engagement.comparing import Difference, LinePair, compared
from socdesk.engagement.model import Engagement, to_case
from socdesk.ui.moving.answer_words import answer_words, line_words
from socdesk.ui.moving.sheet import AnswerRow, AnswerSection
from socdesk.ui.wizard.texts import place_of

translate = QCoreApplication.translate


class CompareWords(Struct, frozen=True):
    """A section per line that differs, and the names of those that do not."""

    sections: tuple[AnswerSection, ...]
    alike: tuple[str, ...]


def compare_words(pack: Pack, then: Engagement, now: Engagement) -> CompareWords:
    """Return what differs; the headlines of both are by the rules of this pack."""
    found = compared(then, now)
    before, after = advise(pack, to_case(then)), advise(pack, to_case(now))
    earlier = {line.id: advice for line, advice in zip(then.lines, before.lines, strict=True)}
    later = {line.id: advice for line, advice in zip(now.lines, after.lines, strict=True)}
    sections = []
    alike = []
    headlines = _headlines(before.organisation.headline.short, after.organisation.headline.short)
    first = now.lines[0].id if now.lines else None
    rows = tuple(_rows(pack, first, found.organisation))
    if rows or headlines:
        title = translate("Moving", "The organisation")
        sections.append(AnswerSection("organisation", title, headlines, rows))
    for pair in found.lines:
        section = _section(pack, pair, earlier, later)
        if section is None:
            alike += [line_words(line) for line in (pair.now,) if line is not None]
        else:
            sections.append(section)
    return CompareWords(tuple(sections), tuple(alike))


_Advice = dict[str, LineAdvice]


def _section(pack: Pack, pair: LinePair, earlier: _Advice, later: _Advice) -> AnswerSection | None:
    """Return the section of a line; None where it stands as it stood."""
    if pair.now is None or pair.then is None:
        return _alone(pair, earlier, later)
    headlines = _headlines(earlier[pair.then.id].headline.short, later[pair.now.id].headline.short)
    rows = tuple(_rows(pack, pair.now.id, pair.differences))
    title = line_words(pair.now)
    if pair.then.name != pair.now.name:
        words = translate("Moving", "{now} (then: {then})")
        title = filled(words, now=title, then=line_words(pair.then))
    elif not rows and not headlines:
        return None
    return AnswerSection(pair.now.id, title, headlines or _stays(later[pair.now.id]), rows)


def _alone(pair: LinePair, earlier: _Advice, later: _Advice) -> AnswerSection | None:
    if pair.now is not None:
        words = translate("Moving", "Not in the other file. Now: %1.")
        found = words.replace("%1", later[pair.now.id].headline.short)
        return AnswerSection(pair.now.id, line_words(pair.now), found, ())
    if pair.then is not None:
        words = translate("Moving", "Only in the other file. Then: %1.")
        found = words.replace("%1", earlier[pair.then.id].headline.short)
        return AnswerSection(f"then/{pair.then.id}", line_words(pair.then), found, ())
    return None


def _headlines(then: str, now: str) -> str:
    """Both headlines; "" where they are the same."""
    if then == now:
        return ""
    return filled(translate("Moving", "Then: {then}. Now: {now}."), then=then, now=now)


def _stays(advice: LineAdvice) -> str:
    return translate("Moving", "Then and now: %1.").replace("%1", advice.headline.short)


def _rows(pack: Pack, line: str | None, differences: Sequence[Difference]) -> Iterator[AnswerRow]:
    """Each answer that differs, in the order of the questions, and where to find it."""
    for each in sorted(differences, key=lambda found: pack.levels[found.question]):
        yield AnswerRow(
            each.question,
            pack.words.questions[each.question].short,
            (
                answer_words(pack, each.question, each.then),
                answer_words(pack, each.question, each.now),
            ),
            place_of(pack, line, each.question),
        )
