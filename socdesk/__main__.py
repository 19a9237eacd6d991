"""The entry: parses, and chooses between the window and the command line."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from socdesk import cli, display
from socdesk.errors import SocDeskError
from socdesk.paths import resource


def main(arguments: Sequence[str] | None = None) -> int:
    """Run SOC Desk with the given arguments, else the program's own; return the exit code."""
    display.scrub(os.environ)
    words = sys.argv[1:] if arguments is None else arguments
    if words and words[0] in cli.COMMANDS:
        return cli.run(words)
    try:
        return _window(build_parser().parse_args(words))
    except SocDeskError as error:
        return cli.refuse(error)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of a start without a command: the window, or a word about the program."""
    parser = argparse.ArgumentParser(
        prog="socdesk",
        usage="socdesk [FILE | --example NAME | --selftest | --version]\n"
        "       socdesk COMMAND ...",
        description="Which SOC report each service line needs, and why.",
        epilog="Commands that need no window: decide, report, pack check, pack questions; "
        '"socdesk COMMAND --help" tells more.',
        allow_abbrev=False,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help="engagement to open")
    what.add_argument("--example", metavar="NAME", help='open a worked example, such as "bank"')
    what.add_argument("--selftest", action="store_true", help="try the program on itself")
    what.add_argument("--version", action="store_true", help="print the versions and stop")
    # For the self-test, which lets another process open what it saved.
    what.add_argument("--describe", type=Path, help=argparse.SUPPRESS)
    # For the benchmark of the start: ends once the first question has been painted.
    parser.add_argument("--until-painted", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("-platform", metavar="NAME", help="the Qt platform to show the window on")
    return parser


def _window(given: argparse.Namespace) -> int:
    if given.version:
        sys.stdout.write(f"{cli.version()}\n")
        return cli.DONE
    example = _example(given.example) if given.example else None
    platform = "offscreen" if given.selftest else given.platform
    display.require_display(os.environ, platform)
    qt_arguments = display.qt_arguments(platform)
    # Qt is loaded only from here on: a command never waits for it, nor needs its libraries.
    if given.selftest:
        from socdesk import selftest

        return selftest.run(qt_arguments)
    if given.describe:
        from socdesk import selftest

        return selftest.describe_file(qt_arguments, given.describe)
    # What a start makes stays: the collector would look at all of it, again and again, in vain.
    gc.disable()
    from socdesk import app

    return app.run(
        qt_arguments, file=given.file, example=example, until_painted=given.until_painted
    )


def _example(name: str) -> Path:
    files = {path.stem: path for path in sorted(resource("examples").glob("*.socdesk"))}
    if name not in files:
        raise SocDeskError(f'There is no example "{name}"; there are: {", ".join(files)}.')
    return files[name]


if __name__ == "__main__":
    sys.exit(main())
