"""``python -m bot``: the bot, its demo, and what an operator needs."""

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

if __name__ == "__main__":
    # The import takes a second, and nobody wants to read where Ctrl-C met it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from bot import commands
from bot.logs import redacting

_ABOUT = "The bot, its demo, and what an operator needs."
_COPIED_TO = "where to; when not given, today's copy in BACKUP_DIR"
_COPIED_FROM = "the copy; when not given, the newest in BACKUP_DIR"
_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "run": (commands.run, "run the bot (when no command is given)"),
    "init": (commands.init, "ask for the token and the database, try them, and write .env"),
    "demo": (commands.demo, "run it with no token, on a local Telegram with a chat page"),
    "migrate": (commands.migrate, "create or upgrade the database, and do nothing else"),
    "move": (commands.move, "copy everything to an empty database, also of the other engine"),
    "doctor": (commands.doctor, "check all that the bot needs, and change nothing"),
    "backup": (commands.backup, "copy the database, also while the bot runs"),
    "restore": (commands.restore, "put a backup in the place of the database"),
    "audit": (commands.audit, "count the deliveries of an article, by state"),
    "token": (commands.token, "give another program a key to the HTTP API, or take it back"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 2 when a setting or the database has to be mended."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=_ABOUT)
    actions = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_, about) in _COMMANDS.items():
        _add_arguments(name, actions.add_parser(name, help=about, description=about))
    chosen = parser.parse_args(arguments)
    command, _ = _COMMANDS[chosen.command or "run"]
    return command(chosen)


def _add_arguments(name: str, action: argparse.ArgumentParser) -> None:
    match name:
        case "init":
            _add_answers(action)
        case "doctor":
            action.add_argument("--json", action="store_true", help="for a program to read")
        case "audit":
            action.add_argument("article", type=int, help="the article's number")
        case "token":
            action.add_argument("what", choices=("add", "remove", "list"), help="what to do")
            action.add_argument("name", nargs="?", help="what the program is called")
        case "backup":
            action.add_argument("file", type=Path, nargs="?", help=_COPIED_TO)
        case "restore":
            action.add_argument("file", type=Path, nargs="?", help=_COPIED_FROM)
            aside = "put what is in a PostgreSQL database aside, into a schema of its own"
            action.add_argument("--replace", action="store_true", help=aside)
        case "move":
            action.add_argument("address", help="of the empty database, as in DATABASE_URL")
        case "demo":
            action.add_argument("--port", type=int, default=8081, help="of the chat page; 8081")
            drill = "a fire drill: see 429s, an outage, a full disk and a failover happen"
            action.add_argument(
                "--trouble",
                help=drill,
                metavar="DATABASE",
                nargs="?",
                const="sqlite",
                choices=("sqlite", "postgresql"),
            )
            action.add_argument("--no-browser", action="store_true", help="only print the address")


def _add_answers(action: argparse.ArgumentParser) -> None:
    """What a script says, so that nobody is asked."""
    of_token = action.add_mutually_exclusive_group()
    of_token.add_argument("--token", help="others on this machine can see it: prefer a file")
    of_token.add_argument("--token-file", type=Path, help="the file that holds it, also later")
    action.add_argument("--database", help="its address, as in DATABASE_URL")
    action.add_argument("--timezone", help="of readers who choose none, such as Europe/Minsk")
    action.add_argument("--owner", help="Telegram user ids with commas; if none, a link is printed")


if __name__ == "__main__":
    sys.stdout, sys.stderr = redacting(sys.stdout), redacting(sys.stderr)
    sys.exit(main())
