"""What can go wrong with a deliverable, in a sentence for the user."""

from socdesk.errors import SocDeskError


class ReportError(SocDeskError):
    """The deliverable was not made; nothing on the disk was changed."""
