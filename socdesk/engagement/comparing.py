"""Two engagements of one client held against each other: lines matched, answers that differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from socdesk.engagement.model import Answer, Engagement, Line


class Difference(Struct, frozen=True):
    """A question that was answered otherwise, or in one of the two only."""

    question: str
    then: Answer
    now: Answer


class LinePair(Struct, frozen=True):
    """A line as it was and as it is; None, and no differences, where it is in one only."""

    then: Line | None
    now: Line | None
    differences: tuple[Difference, ...]


class Comparison(Struct, frozen=True):
    """What differs for the organisation, and every line: those of now in order, then those gone."""

    organisation: tuple[Difference, ...]
    lines: tuple[LinePair, ...]


def compared(then: Engagement, now: Engagement) -> Comparison:
    """Return what differs between an earlier engagement and one of now.

    Lines belong together by id and name, else by name, else by id. A new year keeps the ids, so
    a line that was renamed is found; in files begun apart the ids say nothing, and the names
    come first. Notes, dates and who said so are not compared.
    """
    before = _matched(then, now)
    pairs = [_pair(before.get(line.id), line) for line in now.lines]
    met = {line.id for line in before.values()}
    pairs += [_pair(line, None) for line in then.lines if line.id not in met]
    return Comparison(tuple(_differences(then.answers, now.answers)), tuple(pairs))


def _matched(then: Engagement, now: Engagement) -> dict[str, Line]:
    """Return the earlier line of each line of now that has one, by the id it has now."""
    found: dict[str, Line] = {}
    for key in (_id_and_name, _name, _id):
        taken = {line.id for line in found.values()}
        left: defaultdict[str, list[Line]] = defaultdict(list)
        for line in then.lines:
            if line.id not in taken:
                left[key(line)].append(line)
        for line in now.lines:
            # No name is none in common.
            if line.id not in found and key(line) and left[key(line)]:
                found[line.id] = left[key(line)].pop(0)
    return found


def _id_and_name(line: Line) -> str:
    return f"{line.id} {line.name}"


def _name(line: Line) -> str:
    return line.name


def _id(line: Line) -> str:
    return line.id


def _pair(then: Line | None, now: Line | None) -> LinePair:
    before = then.answers if then else {}
    after = now.answers if now else {}
    both = then is not None and now is not None
    return LinePair(then, now, tuple(_differences(before, after)) if both else ())


def _differences(then: Mapping[str, Answer], now: Mapping[str, Answer]) -> Iterator[Difference]:
    for question in dict.fromkeys((*now, *then)):
        before, after = then.get(question, Answer()), now.get(question, Answer())
        if (before.value, before.unknown) != (after.value, after.unknown):
            yield Difference(question, before, after)
