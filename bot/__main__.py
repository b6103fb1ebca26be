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
_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "run": (commands.run, "run the bot (when no command is given)"),
    "demo": (commands.demo, "run it with no token, on a local Telegram with a chat page"),
    "migrate": (commands.migrate, "create or upgrade the database, and do nothing else"),
    "doctor": (commands.doctor, "check the settings, the database and the token"),
    "backup": (commands.backup, "copy the database, also while the bot runs"),
    "restore": (commands.restore, "put a backup in the place of the database"),
    "audit": (commands.audit, "count the deliveries of an article, by state"),
    "token": (commands.token, "let another program use the HTTP API, or no longer"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 2 when a setting or the database has to be mended."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=_ABOUT)
    actions = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (_, about) in _COMMANDS.items():
        action = actions.add_parser(name, help=about, description=about)
        if name == "audit":
            action.add_argument("article", type=int, help="the article's number")
        if name == "token":
            action.add_argument("what", choices=("add", "remove", "list"), help="what to do")
            action.add_argument("name", nargs="?", help="what the program is called")
        if name in {"backup", "restore"}:
            beside = "the copy; beside the database when not given"
            action.add_argument("file", type=Path, nargs="?", help=beside)
        if name == "demo":
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
    chosen = parser.parse_args(arguments)
    command, _ = _COMMANDS[chosen.command or "run"]
    return command(chosen)


if __name__ == "__main__":
    sys.stdout, sys.stderr = redacting(sys.stdout), redacting(sys.stderr)
    sys.exit(main())
