"""The commands of ``python -m bot``. Heavy imports wait until a command needs them."""

import argparse
import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import partial

from bot.env_file import EnvFileError
from bot.logs import set_up_logs
from bot.printing import say
from bot.settings import Settings, SettingsError, read_settings, read_strange_names
from bot.signals import INTERRUPTED, Stop, signals_taken
from bot.tokens import TokenError, change_tokens
from bot.waiting import unless
from botapi.errors import LeaseLostError, WrongTokenError
from delivery.leadership import AlreadyRunningError
from storage.backup import BackupError
from storage.migrating import DatabaseUnavailable, ServerAway

log = logging.getLogger(__name__)

MEND = 2
"""The exit code for what the operator has to mend."""
AGAIN = os.EX_TEMPFAIL
"""That for what a later start may find better: whoever supervises the bot starts it again."""
UNHEARD = 128 + signal.SIGPIPE
"""What shells say of a program that writes to nobody."""
_MENDABLE = (
    SettingsError,
    EnvFileError,
    WrongTokenError,
    DatabaseUnavailable,
    BackupError,
    TokenError,
    AlreadyRunningError,
    LeaseLostError,
)
FORCED_EXIT_SECONDS = 29.5
"""From a signal to the end, whatever hangs: whoever stops a service kills it soon after."""
_SWITCH_SECONDS = 0.0005
_COLLECTIONS = (10_000, 5, 200)
"""Thresholds: a collection of everything holds the loop for 0.4 s with 200 000 rules in memory."""

Work = Callable[[asyncio.Event], Awaitable[int | None]]
"""What a command does until it is done, or until the event; its exit code, if that is not 0."""


def run(_: argparse.Namespace) -> int:
    """Run the bot until a signal."""

    def prepare() -> Work:
        settings = _settings()
        _ = settings.token
        from bot.lifecycle import run as run_bot

        gc.set_threshold(*_COLLECTIONS)
        return lambda stopping: run_bot(settings, stopping, started=lambda _: _settle_memory())

    return _carried_out(prepare)


def init(chosen: argparse.Namespace) -> int:
    """Ask, try, and write ``.env``."""
    # Ctrl-C is to end a question cleanly: the terminal shows again what is typed.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        _settings()
        from bot.init import Given, initialize

        asked = ("token", "token_file", "database", "timezone", "owner")
        initialize(Given(**{name: getattr(chosen, name) for name in asked}))
    except _MENDABLE as error:
        return _complain(str(error))
    except OSError as error:
        return _complain_of(error)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\nStopped: no .env was written.\n")
        return INTERRUPTED
    return 0


def demo(chosen: argparse.Namespace) -> int:
    """Run the demo until a signal."""

    def prepare() -> Work:
        # Said before the seconds that the imports below take.
        say("Starting the demo…")
        from bot.demo import demo_settings
        from bot.demo import run as run_demo

        begin: Callable[..., Awaitable[None]] = run_demo
        if chosen.trouble:
            from bot.drill.running import run as run_drill

            begin = partial(run_drill, engine=chosen.trouble)
        settings = _settings(**demo_settings())
        return lambda stopping: begin(
            settings, chosen.port, stopping, open_browser=not chosen.no_browser
        )

    return _carried_out(prepare)


def migrate(_: argparse.Namespace) -> int:
    """Create or upgrade the database."""

    def prepare() -> Work:
        from bot.upkeep import migrate as work

        settings = _settings()
        return lambda _: work(settings)

    return _carried_out(prepare)


def doctor(chosen: argparse.Namespace) -> int:
    """Look at everything that the bot needs; 1 when anything is wrong."""

    def prepare() -> Work:
        settings = read_settings()
        set_up_logs("ERROR", settings.log_format)
        _ = settings.token
        from bot.clock import utc_now
        from bot.doctor.examination import examine

        async def work(stopping: asyncio.Event) -> int:
            stop = asyncio.ensure_future(stopping.wait())
            examination = examine(settings, read_strange_names(), utc_now, as_json=chosen.json)
            code = await unless(stop, examination)
            return INTERRUPTED if code is None else code

        return work

    return _carried_out(prepare)


def audit(chosen: argparse.Namespace) -> int:
    """Count an article's deliveries."""

    def prepare() -> Work:
        from bot.upkeep import audit as work

        settings = _settings()
        return lambda _: work(settings, chosen.article)

    return _carried_out(prepare)


def token(chosen: argparse.Namespace) -> int:
    """Add, remove or list the tokens of the HTTP API, also while the bot runs."""

    def prepare() -> Work:
        settings = _settings()
        return lambda _: change_tokens(settings, chosen.what, chosen.name)

    return _carried_out(prepare)


def backup(chosen: argparse.Namespace) -> int:
    """Copy the database, of a bot that may run."""

    def prepare() -> Work:
        settings = _settings()
        from bot.backup_commands import back_up

        return lambda stopping: back_up(settings, chosen.file, stopping)

    return _carried_out(prepare)


def restore(chosen: argparse.Namespace) -> int:
    """Put a backup in the place of the database, of a bot that does not run."""

    def prepare() -> Work:
        settings = _settings()
        from bot.backup_commands import restore as work

        return lambda stopping: work(settings, chosen.file, stopping, replace=chosen.replace)

    return _carried_out(prepare)


def move(chosen: argparse.Namespace) -> int:
    """Copy everything to an empty database, while no bot runs on either."""

    def prepare() -> Work:
        settings = _settings()
        from bot.moving import move_to

        return lambda stopping: move_to(settings, chosen.address, stopping)

    return _carried_out(prepare)


def _settings(**chosen: object) -> Settings:
    settings = read_settings(**chosen)
    set_up_logs(settings.log_level, settings.log_format)
    for name, near in read_strange_names().items():
        log.warning("settings.unknown", extra={"setting": name, "nearest": near})
    return settings


def _carried_out(prepare: Callable[[], Work]) -> int:
    """Do the work; what the operator has to mend is one line on standard error."""
    try:
        with signals_taken(FORCED_EXIT_SECONDS) as stop:
            code = asyncio.run(_until_signal(prepare(), stop)) or 0
            sys.stdout.flush()
            return code
    except BrokenPipeError:
        return _unheard()
    except ServerAway as error:
        return _complain(str(error), AGAIN)
    except _MENDABLE as error:
        return _complain(str(error))
    except OSError as error:
        return _complain_of(error)
    except KeyboardInterrupt:
        return INTERRUPTED


async def _until_signal(work: Work, stop: Stop) -> int | None:
    stopping = asyncio.Event()
    stop.tell(stopping)
    _share_the_processor()
    return await work(stopping)


def _share_the_processor() -> None:
    """Let the database's thread have its turn soon.

    By default a busy event loop keeps it waiting for 5 ms, a few times in each transaction.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)


def _settle_memory() -> None:
    """Leave the imported modules, which live as long as the program, out of garbage collection.

    Collecting them again and again costs pauses of 100 ms.
    """
    gc.collect()
    gc.freeze()


def _unheard() -> int:
    """Whoever was reading has gone, such as ``head``: nothing is wrong, and nothing can be said."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # At its end the interpreter writes what is left, and would complain that nobody takes it.
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return UNHEARD


def _complain_of(error: OSError) -> int:
    about = f"{error.filename}: " if error.filename else ""
    return _complain(f"{about}{error.strerror or error}: look at the file's rights, or the port")


def _complain(line: str, code: int = MEND) -> int:
    sys.stderr.write(f"{line}\n")
    return code
