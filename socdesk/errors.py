"""The base of every error that is the user's to read, not ours to mend."""


class SocDeskError(Exception):
    """An expected failure; its text is one clear sentence for the user.

    Whoever catches it shows the text and leaves everything as it was. Anything that is not a
    `SocDeskError` is a bug and passes through to the one handler in `app` or `cli`.
    """
