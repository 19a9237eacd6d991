"""Faults of a rule pack, and where they stand in its files."""

from collections.abc import Sequence

from msgspec import Struct

from socdesk.errors import SocDeskError


class Fault(Struct, frozen=True, order=True):
    """One fault: file and line, the block's id, what was found and what was expected.

    `example` is a line of answers that shows it, where one does ("users = ourselves, ...").
    """

    file: str
    line: int
    id: str
    found: str
    expected: str
    example: str = ""

    def __str__(self) -> str:
        shown = f" Answers that show it: {self.example}." if self.example else ""
        return f"{self.file}:{self.line}: {self.id}: {self.found}; expected {self.expected}.{shown}"


class PackError(SocDeskError):
    """A pack that is refused as a whole, with every fault found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)
