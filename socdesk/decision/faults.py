"""Faults of a rule pack, and where they stand in its files."""

from dataclasses import dataclass, field

from socdesk.errors import SocDeskError


@dataclass(frozen=True, slots=True, order=True)
class Fault:
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


@dataclass(frozen=True)
class PackError(SocDeskError):
    """A pack that is refused as a whole, with every fault found."""

    faults: tuple[Fault, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)
