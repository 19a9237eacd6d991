"""The one door to bundled read-only files."""

from pathlib import Path, PurePosixPath

_PACKAGE = Path(__file__).resolve().parent
_RESOURCES = (
    _PACKAGE / "resources" if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent / "resources"
)


def resource(name: str) -> Path:
    """Return the path of a bundled file or folder, given relative with forward slashes.

    The same call serves a checkout, an installed wheel and the packaged application.
    Raises `ValueError` for a name that leaves the bundle and `FileNotFoundError` for a missing
    one: both are faults of the build, not of the user.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        raise ValueError(f"not inside the bundle: {name}")
    path = _RESOURCES / parts
    if not path.exists():
        raise FileNotFoundError(f"not bundled: {name}")
    return path
