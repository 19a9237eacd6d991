"""The displays the tests make for themselves."""

import os
from pathlib import Path

import pytest

from tests import xvfb


def test_two_displays_stand_side_by_side() -> None:
    with xvfb.display() as one, xvfb.display() as other:
        sockets = [Path(f"/tmp/.X11-unix/X{name[1:]}") for name in (one, other)]  # noqa: S108
        both = [path.is_socket() for path in sockets]

    assert one != other
    assert both == [True, True]
    assert not any(path.exists() for path in sockets)


def test_a_missing_program_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)

    with pytest.raises(AssertionError, match="Xvfb is missing: install xvfb"), xvfb.display():
        pass
