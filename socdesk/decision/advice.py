"""What the decision module hands out: frozen values for window, memo and command line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from msgspec import Struct

T = TypeVar("T")

LEVELS = ("NOT_INDICATED", "OPTIONAL", "CONFIRM", "RECOMMENDED", "NEEDED")
"""The scale of need, lowest first (domain.md 11.1)."""

LINE_REPORTS = ("SOC 1", "SOC 2", "SOC 3", "SOC for Supply Chain")
ORGANISATION_REPORTS = (*LINE_REPORTS, "SOC for Cybersecurity", "REQUEST_FROM_VENDORS")
DECIDING_REPORTS = ("SOC 1", "SOC 2", "SOC for Supply Chain")
"""The three reports the headline speaks of (domain.md 11.4a)."""

CATEGORIES = ("Security", "Availability", "Processing integrity", "Confidentiality", "Privacy")
HEADLINE_CODES = ("RECOMMENDED", "LEANS", "OPEN", "CONFIRM", "VOLUNTARY", "NONE")
"""First that holds (domain.md 11.4a)."""


class LineCase(Struct, frozen=True):
    """One service line as asked: its name and the answers given to it (question id to value).

    An absent question is not answered; that is all "don't know" means to a rule.
    """

    name: str
    answers: Mapping[str, str] = {}


class Case(Struct, frozen=True):
    """Everything the rules read: the organisation's answers and its service lines, in order.

    Questions of scope "default" (S18 to S20) may stand under the organisation; a line's own
    value wins over them.
    """

    name: str = ""
    answers: Mapping[str, str] = {}
    lines: tuple[LineCase, ...] = ()


class Quote(Struct, frozen=True):
    """An answer that was given, as a reason quotes it."""

    question: str
    value: str


class Headline(Struct, frozen=True):
    """The finding: its code, the reports it names, and its words.

    `text` is the phrase, `short` the phrase for lists, `sentence` what stands under it; all are
    empty where a headline only tells what an answer would do.
    """

    code: str
    reports: tuple[str, ...]
    text: str = ""
    short: str = ""
    sentence: str = ""


class Finding(Struct, frozen=True):
    """A rule of domain.md 11 that fires, with the answers that force it.

    `certain` is false where the level is settled but several rules can still give it; `answers`
    is then the smallest set of given answers that forces the level. `report` is None for a rule
    that speaks of no report (X4, L1, L6). `outcome` is what the rule gives, "" while a rule of
    several outcomes leaves it open.
    """

    row: str
    report: str | None
    certain: bool
    reason: str
    answers: tuple[Quote, ...]
    sources: tuple[str, ...]
    outcome: str = ""


class Note(Struct, frozen=True):
    """A trap, a hint or a remark: its id (domain.md 9, 11.6), a short title and what to say."""

    id: str
    title: str
    text: str


class Contradiction(Struct, frozen=True):
    """Two answers that exclude each other (domain.md 11.6)."""

    id: str
    questions: tuple[str, ...]
    text: str


class OpenPoint(Struct, frozen=True):
    """A relevant question without an answer (domain.md 11.6a).

    `impact` is the mean number of levels an answer takes off the open ranges; `effect` gives the
    headline after each value, in the order of the options.
    """

    question: str
    ask: str
    impact: float
    effect: tuple[tuple[str, Headline], ...]


class Change(Struct, frozen=True):
    """Another value for a question that was answered."""

    question: str
    now: str
    then: str


class Flip(Struct, frozen=True):
    """Changes after which other headlines can be reached, and the headline they lead to.

    `settled` says that every answer the headline rests on is given: it would change; while
    answers are open it could.
    """

    changes: tuple[Change, ...]
    headline: Headline
    settled: bool


class Explanation(Struct, frozen=True):
    """Why a line's advice is what it is, and what carries it.

    `changes` are the smallest sets of changes that flip the headline. `reasons` are the smallest
    sets of given answers under which no other headline can be reached than under all of them.
    `why_not` gives for each deciding report that is not recommended the smallest sets of given
    answers under which it stays below Recommended whatever else is answered: none while it can
    still be recommended. `next` is the first open question that matters, None at the end.
    `assumptions` are the answers given as assumed that the advice rests on: those that would
    matter if nothing assumed were taken for an answer.
    """

    changes: tuple[Flip, ...]
    reasons: tuple[tuple[Quote, ...], ...]
    why_not: Mapping[str, tuple[tuple[Quote, ...], ...]]
    next: str | None
    at_most: "AtMost"
    assumptions: tuple[Quote, ...]


class AtMost(Struct, frozen=True):
    """How many questions can still be asked: to the recommendation, and to the end."""

    recommendation: int
    end: int


class Later(Sequence[T], Generic[T]):
    """A sequence that is worked out when it is first looked at, and then kept.

    Of many lines most are never looked at closely; what explains them can wait until one is.
    """

    def __init__(self, work: Callable[[], tuple[T, ...]]) -> None:
        self._work = work

    @cached_property
    def _items(self) -> tuple[T, ...]:
        return self._work()

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._items == tuple(other)

    __hash__ = None  # type: ignore[assignment] # what equals a list of the same items has no hash

    def __repr__(self) -> str:
        return repr(self._items)


class LineAdvice(Struct, frozen=True):
    """What the rules say of one service line; every set is exact over all completions.

    `reports` gives each report's possible levels in scale order, `categories` the statuses over
    the completions with SOC 2 at least Optional (empty where there is none), `types` and
    `periods` the reports that can have one ("none" where the level may stay below Confirm).
    `path` lists the questions that were asked or still matter, in order; `relevant` those without
    an answer that can still change an outcome.
    """

    name: str
    headline: Headline
    recommended: tuple[str, ...]
    lean: tuple[str, ...]
    reports: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]
    periods: Mapping[str, tuple[int | str, ...]]
    subservice: tuple[str, ...]
    standards: Mapping[str, tuple[str, ...]]
    objectives: tuple[str, ...]
    findings: Sequence[Finding]
    traps: tuple[Note, ...]
    contradictions: tuple[Contradiction, ...]
    remarks: tuple[Note, ...]
    open_points: Sequence[OpenPoint]
    path: Sequence[str]
    relevant: tuple[str, ...]
    at_most: AtMost


class OrganisationAdvice(Struct, frozen=True):
    """The roll-up over all lines (domain.md 11.5) and what the organisation's own answers say."""

    name: str
    headline: Headline
    roles: tuple[str, ...]
    possible_roles: tuple[str, ...]
    reports: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    traps: tuple[Note, ...]
    hints: tuple[Note, ...]
    commissions: tuple["Commission", ...]
    open_points: Sequence[OpenPoint]
    path: tuple[str, ...]
    relevant: tuple[str, ...]


class Commission(Struct, frozen=True):
    """A report to commission or to ask for: which lines it would cover and in what shape.

    `level` is the set over the lines as in the roll-up; `type` is that of the least mature line
    and `categories` the union of those In (domain.md 11.5); `if_confirmed` where no line is
    settled at Recommended or above.
    """

    report: str
    levels: tuple[str, ...]
    lines: tuple[str, ...]
    types: tuple[str, ...]
    period: tuple[int | str, ...]
    categories: tuple[str, ...]
    if_confirmed: bool


class Advice(Struct, frozen=True):
    """The answer to a case: the organisation, and its lines in the order given."""

    organisation: OrganisationAdvice
    lines: tuple[LineAdvice, ...]
