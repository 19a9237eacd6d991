"""What a page of the wizard says, gathered from the pack: one question, or several on one page."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from socdesk.decision.pack import Pack
from socdesk.decision.questioning import organisation_pages, page_of
from socdesk.ui.place import Where, question


class CardText(Struct, frozen=True):
    """A card: what it stands for (a value, or a question of a page with several), its words."""

    id: str
    label: str
    gloss: str = ""


class PageTexts(Struct, frozen=True):
    """The words of a page. `none` is the word for "none of these" where it holds several questions.

    `questions` are the ids of its questions; where there are several, notes and whom to ask are
    kept with the first.
    """

    page: str
    questions: tuple[str, ...]
    reference: str
    text: str
    short: str
    why: str
    help: str
    example: str
    who_knows: str
    ask: str
    cards: tuple[CardText, ...]
    none: str = ""

    @property
    def is_multi(self) -> bool:
        """Whether the page holds several yes/no questions."""
        return len(self.questions) > 1

    @property
    def first(self) -> str:
        """The question that notes and whom to ask belong to."""
        return self.questions[0]


def page_texts(pack: Pack, page: str, questions: tuple[str, ...]) -> PageTexts:
    """Return the words of a page with these questions."""
    if page in pack.words.pages:
        return _several(pack, page, questions)
    words = pack.words.questions[page]
    cards = tuple(
        CardText(value, words.options[value].label, words.options[value].gloss)
        for value in pack.fact(page).values
    )
    return PageTexts(
        page=page,
        questions=questions,
        reference=pack.fact(page).reference,
        text=words.text,
        short=words.short,
        why=words.why,
        help=words.help,
        example=words.example,
        who_knows=words.who_knows,
        ask=words.ask,
        cards=cards,
    )


def place_of(pack: Pack, line: str | None, name: str) -> Where:
    """Return where a question is answered: on a page of the organisation or of this line."""
    page = page_of(pack, name)
    return question(None if page in organisation_pages(pack) else line, page)


def _several(pack: Pack, page: str, questions: tuple[str, ...]) -> PageTexts:
    words = pack.words.pages[page]
    texts = [pack.words.questions[name] for name in questions]
    return PageTexts(
        page=page,
        questions=questions,
        reference=_shared_start([pack.fact(name).reference for name in questions]),
        text=words.text,
        short=words.short,
        why=words.why,
        help=words.help,
        example=words.example,
        who_knows=words.who_knows,
        ask=words.ask,
        cards=tuple(CardText(text.id, text.short, text.text) for text in texts),
        none=words.none,
    )


def _shared_start(words: Sequence[str]) -> str:
    """The letters all words begin with: "O6" for "O6a" to "O6f"."""
    columns = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    return "".join(letters[0] for letters in columns)
