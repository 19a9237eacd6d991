"""What the outline lists: rows as plain values, computed from the session."""

from collections.abc import Collection, Iterator
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from socdesk.decision.advice import LineAdvice
from socdesk.decision.pack import Pack
from socdesk.decision.questioning import page_of
from socdesk.engagement.model import Answer, Line
from socdesk.engagement.questions import DEFAULT
from socdesk.ui.own_words import own_in_brief, own_spoken
from socdesk.ui.place import COMPARISON, ORGANISATION, TIMELINE, View, Where, question, summary
from socdesk.ui.session import Session
from socdesk.ui.widgets.state_mark import Progress

translate = QCoreApplication.translate


class RowKind(Enum):
    """The kinds of row, by what they look like and do."""

    CLIENT = "client"
    HEAD = "head"
    LINE = "line"
    STEP = "step"
    QUESTION = "question"
    SWITCH = "switch"
    ADD = "add"
    PAGE = "page"
    OPEN = "open"


class Row(Struct, frozen=True):
    """One row: `key` names it as long as it exists, `where` is the place it leads to.

    Where a line leads to is asked for when it is needed (`line_place`). `here` marks the one row
    of the place in view, `opened` the rows that open into the page. `own` names the levels the
    consultant set apart from the rules, `own_spoken` says both to those who hear the row. A step
    without `progress` has nothing to ask on this line's way, and such a question cannot change an
    outcome any more. The switch leads nowhere: it lists all questions, or the steps alone. Nor
    does the row of open points, which opens their list.
    """

    kind: RowKind
    key: str
    text: str
    second: str = ""
    progress: Progress | None = None
    where: Where | None = None
    line: str | None = None
    here: bool = False
    opened: bool = False
    own: str = ""
    own_spoken: str = ""


def page_rows(session: Session) -> tuple[Row, ...]:
    """The pages of the whole engagement, which stand apart at the foot, and what is open."""
    view = session.where.view
    pages = (
        _page(translate("Outline", "Results"), ORGANISATION, here=view is View.ORGANISATION),
        _page(translate("Outline", "Compare"), COMPARISON, here=view is View.COMPARISON),
        _page(translate("Outline", "Timeline"), TIMELINE, here=view is View.TIMELINE),
    )
    count = open_count(session)
    if not count:
        return pages
    text = translate("Outline", "Open points (%1)").replace("%1", f"{count:,}")
    return (*pages, Row(RowKind.OPEN, "open", text))


def open_count(session: Session) -> int:
    """Return how many questions are open that matter; one asked for all lines counts once."""
    found = {(None, point.question) for point in session.advice.organisation.open_points}
    own: set[tuple[str, str]] = set()
    for line, advice in zip(session.engagement.lines, session.advice.lines, strict=True):
        for point in advice.open_points:
            name = point.question
            if session.pack.fact(name).scope == DEFAULT and name not in line.answers:
                found.add((None, name))
            else:
                own.add((line.id, name))
    return len(found) + len(own)


def outline_rows(session: Session) -> tuple[Row, ...]:
    """The client and the service lines, the one in view with its steps."""
    rows = [_client(session), Row(RowKind.HEAD, "head", translate("Outline", "Service lines"))]
    for line, advice in zip(session.engagement.lines, session.advice.lines, strict=True):
        opened = session.where.line == line.id
        rows.append(_line(session.pack, line, advice, opened=opened))
        if opened:
            rows.extend(_steps(session, line, advice))
    rows.append(Row(RowKind.ADD, "add", translate("Outline", "Add a line")))
    return tuple(rows)


def client_place(session: Session) -> Where:
    """Where the client is entered: the first page with an open question, else the first."""
    pages = session.pages(None)
    relevant = session.advice.organisation.relevant
    page = page_of(session.pack, relevant[0]) if relevant else next(iter(pages))
    return question(None, page)


def line_place(session: Session, line: str) -> Where:
    """Where a line is taken up: its first open question; its result where none is open."""
    return session.line_start(line) if session.line_advice(line).relevant else summary(line)


def progress_words(progress: Progress | None) -> str:
    """What a mark says to those who do not see it."""
    return {
        Progress.NOT_BEGUN: translate("Outline", "not begun"),
        Progress.BEGUN: translate("Outline", "begun"),
        Progress.SETTLED: translate("Outline", "settled"),
        None: translate("Outline", "nothing to ask"),
    }[progress]


def _page(text: str, where: Where, *, here: bool) -> Row:
    return Row(RowKind.PAGE, where.view.value, text, where=where, here=here, opened=here)


def _client(session: Session) -> Row:
    advice = session.advice.organisation
    pages = session.steps(None)
    questions = session.pages(None)
    answers = session.engagement.answers
    answered = sum(
        all(name in answers and answers[name].value is not None for name in questions[page])
        for page in pages
    )
    where = session.where
    here = where.view is View.QUESTION and where.line is None
    return Row(
        RowKind.CLIENT,
        "client",
        translate("Outline", "Client"),
        translate("Outline", "%1 of %2 answered")
        .replace("%1", str(answered))
        .replace("%2", str(len(pages))),
        _progress(advice.relevant, session.engagement.answers.values()),
        client_place(session),
        here=here,
        opened=here,
    )


def _line(pack: Pack, line: Line, advice: LineAdvice, *, opened: bool) -> Row:
    return Row(
        RowKind.LINE,
        line.id,
        line.name or translate("Outline", "Unnamed line"),
        advice.headline.short,
        _progress(advice.relevant, line.answers.values()),
        line=line.id,
        opened=opened,
        own=own_in_brief(pack, advice, line.overrides),
        own_spoken=own_spoken(pack, advice, line.overrides),
    )


def _steps(session: Session, line: Line, advice: LineAdvice) -> Iterator[Row]:
    pages = session.pages(line.id)
    on_path, relevant = set(advice.path), set(advice.relevant)
    here, shows_all = session.where, session.questioning.shows_all
    for group, name in session.pack.words.terms.groups.items():
        own = [page for page in pages if session.pack.fact(pages[page][0]).group == group]
        if not own:
            continue
        asked = [page for page in own if not on_path.isdisjoint(pages[page])]
        open_ones = [page for page in own if not relevant.isdisjoint(pages[page])]
        target = (open_ones or asked or own)[0]
        given = [session.given(line.id, each) for page in asked for each in pages[page]]
        yield Row(
            RowKind.STEP,
            f"{line.id}/{group}",
            name,
            progress=_progress(open_ones, given) if asked else None,
            where=question(line.id, target),
            line=line.id,
            here=here.view is View.QUESTION and here.page in own and not shows_all,
            opened=True,
        )
        if shows_all:
            yield from (_question(session, line, advice, page) for page in own)
    yield Row(
        RowKind.STEP,
        f"{line.id}/result",
        translate("Outline", "Result"),
        progress=_progress(advice.relevant, line.answers.values()),
        where=summary(line.id),
        line=line.id,
        here=here.view is View.SUMMARY,
        opened=True,
    )
    yield Row(
        RowKind.SWITCH,
        f"{line.id}/switch",
        translate("Outline", "Only what still matters")
        if shows_all
        else translate("Outline", "Show all questions"),
        line=line.id,
        opened=True,
    )


def _question(session: Session, line: Line, advice: LineAdvice, page: str) -> Row:
    """A question's page under its step, marked in words where no answer changes anything."""
    names = session.pages(line.id)[page]
    is_idle = set(advice.path).isdisjoint(names)
    open_ones = [name for name in names if name in advice.relevant]
    given = [session.given(line.id, name) for name in names]
    return Row(
        RowKind.QUESTION,
        f"{line.id}/{page}",
        session.pack.words.questions[names[0]].short,
        translate("Outline", "changes nothing now") if is_idle else "",
        None if is_idle else _progress(open_ones, given),
        question(line.id, page),
        line.id,
        here=session.where == question(line.id, page),
        opened=True,
    )


def _progress(still_open: Collection[str], given: Collection[Answer]) -> Progress:
    if not still_open:
        return Progress.SETTLED
    begun = any(answer.value is not None or answer.unknown for answer in given)
    return Progress.BEGUN if begun else Progress.NOT_BEGUN
