"""The program on a real display and a real accessibility bus, read by a client of its own."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import Any, TypeVar

from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests import xvfb

SECONDS = 60
LAUNCHERS = tuple(
    Path(folder, "at-spi-bus-launcher")
    for folder in ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/lib/at-spi2")
)
CHECKED, FOCUSED, SHOWING = 4, 12, 25
"""Bits of a state, as AT-SPI numbers them (atspi-constants.h)."""
_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_ROOT = "/org/a11y/atspi/accessible/root"
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Node:
    """Something on the screen, as a screen reader gets to know it."""

    connection: DBusConnection
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property("Name"))

    @property
    def description(self) -> str:
        return str(self._property("Description"))

    @property
    def role(self) -> str:
        """The role in words, such as "radio button"."""
        return str(self._call(_ACCESSIBLE, "GetRoleName")[0])

    @property
    def states(self) -> frozenset[int]:
        """The bits that are set."""
        words = self._call(_ACCESSIBLE, "GetState")[0]
        return frozenset(
            32 * at + bit for at, word in enumerate(words) for bit in range(32) if word >> bit & 1
        )

    def children(self) -> tuple["Node", ...]:
        """What it holds, in order."""
        found = self._call(_ACCESSIBLE, "GetChildren")[0]
        return tuple(Node(self.connection, owner, path) for owner, path in found)

    def all(self) -> Iterator["Node"]:
        """Itself and everything in it that is shown, in order."""
        yield self
        for child in self.children():
            if SHOWING in child.states:
                yield from child.all()

    def press(self) -> None:
        """Do what a screen reader's user does to press it."""
        self._call(_ACTION, "DoAction", "i", (0,))

    def _property(self, name: str) -> object:
        address = DBusAddress(self.path, self.owner, _ACCESSIBLE)
        return _reply(self.connection, Properties(address).get(name))[0][1]

    def _call(
        self, interface: str, method: str, signature: str | None = None, body: tuple[int, ...] = ()
    ) -> Sequence[Any]:
        address = DBusAddress(self.path, self.owner, interface)
        return _reply(self.connection, new_method_call(address, method, signature, body))


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[Node]:
    """Run SOC Desk on a display and buses of its own; the root of what it tells of itself.

    Fails with the package to install where the system lacks a part.
    """
    daemon = xvfb.program("dbus-daemon", "dbus")
    launcher = next((path for path in LAUNCHERS if path.exists()), None)
    assert launcher, "at-spi-bus-launcher is missing: install at-spi2-core (see README, Test it)."
    folder.chmod(0o700)
    with ExitStack() as stack:
        display = stack.enter_context(xvfb.display())
        surroundings = xvfb.environment(
            display,
            XDG_RUNTIME_DIR=str(folder),
            HOME=str(folder),
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
        )
        session = stack.enter_context(
            _running([daemon, "--session", "--nofork", "--print-address=1"], surroundings)
        )
        assert session.stdout is not None
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = session.stdout.readline().strip()
        stack.enter_context(_running([str(launcher), "--launch-immediately"], surroundings))
        bus = until(lambda: _accessibility_bus(surroundings["DBUS_SESSION_BUS_ADDRESS"]))
        command = [sys.executable, "-m", "socdesk", *arguments]
        running = stack.enter_context(_running(command, surroundings))
        connection = stack.enter_context(open_dbus_connection(bus))
        registry = Node(connection, "org.a11y.atspi.Registry", _ROOT)
        yield until(lambda: _application(registry, running))


def until(found: Callable[[], _Found | None]) -> _Found:
    """Return what is found, as soon as it is."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if (this := found()) is not None:
            return this
        select([], [], [], 0.05)
    raise AssertionError(f"Nothing came within {SECONDS} seconds.")


@contextmanager
def _running(
    command: Sequence[str], surroundings: dict[str, str]
) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _accessibility_bus(session: str) -> str | None:
    address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    with open_dbus_connection(session) as connection:
        reply = connection.send_and_get_reply(
            new_method_call(address, "GetAddress"), timeout=SECONDS
        )
    if reply.header.message_type is MessageType.error:
        return None
    return str(reply.body[0]) or None


def _application(registry: Node, running: "subprocess.Popen[str]") -> Node | None:
    assert running.poll() is None, "SOC Desk ended before it was seen on the bus."
    return next((each for each in registry.children() if each.children()), None)


def _reply(connection: DBusConnection, message: Any) -> Sequence[Any]:
    reply = connection.send_and_get_reply(message, timeout=SECONDS)
    assert reply.header.message_type is not MessageType.error, reply.body
    body: Sequence[Any] = reply.body
    return body
