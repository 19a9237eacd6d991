"""What can go wrong with an engagement, each a sentence for the user."""

# ruff: noqa: N818 - a refusal is named after what the file is: a DamagedFile, a NewerFile.

from collections.abc import Sequence

from socdesk.errors import SocDeskError


class EngagementError(SocDeskError):
    """An engagement, or a file said to be one, that cannot be used as asked."""

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault that was found, one sentence each."""
        return (str(self),)


class InputError(EngagementError):
    """A text or number typed by the user that an engagement cannot hold."""


class UnreadableFile(EngagementError):
    """The file cannot be read at all: missing, a folder, no access."""


class TooLargeFile(EngagementError):
    """The file is larger than any engagement; it was not read."""


class ForeignFile(EngagementError):
    """The file is empty or something other than an engagement."""


class DamagedFile(EngagementError):
    """The file is an engagement, but not byte for byte what was saved."""


class NewerFile(EngagementError):
    """The file is of a format this version does not know yet."""


class SealedFile(EngagementError):
    """The file is sealed with a passphrase, which this version cannot open."""


class InvalidFile(EngagementError):
    """The file is whole, but its content makes no sense at the place named."""


class AnswerFileError(EngagementError):
    """An answer file with faults; each reads "PLACE: what was found; what is expected"."""

    def __init__(self, faults: Sequence[str]) -> None:
        more = len(faults) - 1
        note = "" if not more else f" (and {more} more {'fault' if more == 1 else 'faults'})"
        super().__init__(f"{faults[0]}{note}.")
        self._faults = tuple(faults)

    @property
    def faults(self) -> tuple[str, ...]:
        """Every fault, in the order of the file, at most `answer_file.MOST_FAULTS`."""
        return self._faults


class SaveError(EngagementError):
    """The file was not saved; what was on the disk before is still there."""


class ConflictError(SaveError):
    """Somebody else changed the file since it was read; nothing was written."""
