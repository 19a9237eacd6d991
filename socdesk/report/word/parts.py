"""What Word blocks are made of: paragraphs by style name, drawings, cells that come again."""

from collections.abc import Callable, Iterable, Sequence

from socdesk.report import document as content
from socdesk.report.pictures.scale import Picture, scale_picture
from socdesk.report.word.xml import Cell, Element, Line, Row, paragraph, picture, run

RULE = Line(0.875, "15211F")
HAIR = Line(0.5, "D3DBD8")
DOUBLE = Line(0.75, "15211F", double=True)
NO_BREAK = "\u00a0"

FIRST_ROW = (2.4, 3.0, 3.2, 0.0)
PLAIN_ROW = (1.4, 3.0, 1.4, 0.0)
TIGHT_ROW = (0.7, 3.0, 0.9, 0.0)
REASON = (0.0, 7.0, 2.6, 0.0)
REASON_GOES_ON = (0.0, 7.0, 0.2, 0.0)
REFERENCE = (0.0, 0.0, 2.6, 0.0)
REFERENCE_GOES_ON = (0.0, 0.0, 0.9, 0.0)
CHANGE_HEAD = (1.2, 3.0, 0.2, 0.0)
CHANGE_ROW = (0.2, 4.0, 1.2, 0.0)
"""Padding of cells in mm: top, right, bottom, left."""

_HEAD = (0.0, 3.0, 1.2, 0.0)
_PAIR = (0.0, 3.0, 0.8, 0.0)

StyleId = Callable[[str], str]
AddPicture = Callable[[Picture], str]


class Parts:
    """Makes parts; `style` gives a style's id by its name, `add` a picture's relation."""

    def __init__(self, style: StyleId, add: AddPicture) -> None:
        self._style = style
        self._add = add
        self._pictures = 0

    def p(
        self,
        style: str,
        *inlines: Element,
        keep_next: bool = False,
        before: float | None = None,
        hang: float = 0.0,
    ) -> Element:
        """Return a paragraph in the style of that name."""
        style_id = self._style(style)
        return paragraph(style_id, *inlines, keep_next=keep_next, before=before, hang=hang)

    def counted(self, style: str, number: str, text: str, hang: float) -> Element:
        """Return a text after its number; further lines hang under the first word."""
        if not number:
            return self.p(style, run(text))
        return self.p(style, run(number, quiet=True), run("\t"), run(text), hang=hang)

    def gap(self, before: float | None = None) -> Element:
        """Return the small paragraph that parts a table from what follows."""
        return self.p("Memo Gap", before=before)

    def heads(self, names: Sequence[str]) -> Row:
        """Return the row that heads columns, over a strong line."""
        return Row(
            tuple(
                Cell((self.p("Memo Head", run(name)),), bottom=RULE, padding=_HEAD)
                for name in names
            ),
            header=True,
        )

    def lines(self, texts: Iterable[str], style: str = "Memo Text") -> tuple[Element, ...]:
        """Return a paragraph for each text."""
        return tuple(self.p(style, run(text)) for text in texts)

    def picture(self, drawn: Picture, words: str = "") -> Element:
        """Return a run with the drawing; without words it is decoration."""
        self._pictures += 1
        return picture(self._add(drawn), self._pictures, drawn.width, drawn.height, words=words)

    def level(self, report: str, scale: content.Scale | None) -> tuple[Element, ...]:
        """Return a report with its scale and the same in words, for a cell of a row."""
        # A row is never split; "keep with next" here would tie it to the next row.
        name = self.p("Memo Report", run(report))
        if scale is None:
            return (name,)
        drawing = self.picture(scale_picture(scale.steps), scale.words)
        return (
            name,
            self.p("Memo Scale", drawing),
            self.p("Memo Text", run(scale.words)),
        )

    def reference(self, reference: content.Reference) -> tuple[Element, ...]:
        """Return what the right margin says: questions and rule, then sources."""
        found = []
        if reference.text:
            text = reference.text.replace(" · ", f"{NO_BREAK}·{NO_BREAK}")
            found.append(self.p("Memo Reference", run(text)))
        if reference.sources:
            found.append(self.p("Memo Source", run(", ".join(reference.sources))))
        return tuple(found) or (self.p("Memo Reference"),)

    def pair(self, pair: content.Pair) -> tuple[Cell, Cell]:
        """Return a label and its value as two cells."""
        return (
            Cell((self.p("Memo Label", run(pair.label)),), padding=_PAIR),
            Cell((self.p("Memo Text", run(pair.value)),), padding=_PAIR),
        )
