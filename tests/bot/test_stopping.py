import subprocess
import sys

import pytest

HANGING = """
import asyncio, os, signal, threading
from bot import commands

commands.FORCED_EXIT_SECONDS = {seconds}

async def hang(stopping):
    threading.Thread(target=threading.Event().wait).start()
    os.kill(os.getpid(), signal.SIGTERM)
    await stopping.wait()
    {more}
    await asyncio.Event().wait()

commands._carried_out(lambda: hang)
"""


@pytest.mark.parametrize(
    ("seconds", "more"),
    [
        pytest.param(0, "", id="time is up"),
        pytest.param(600, "os.kill(os.getpid(), signal.SIGTERM)", id="a second signal"),
    ],
)
def test_a_process_that_hangs_ends_all_the_same(seconds: int, more: str) -> None:
    script = HANGING.format(seconds=seconds, more=more)

    ended = subprocess.run([sys.executable, "-c", script], check=False)  # noqa: S603 - our own

    assert ended.returncode == 1


HELD_UP = """
import os, re, signal
from bot import commands

commands.FORCED_EXIT_SECONDS = 0.1

async def hold(stopping):
    os.kill(os.getpid(), signal.{name})
    {held}

commands._carried_out(lambda: hold)
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize(
    "held", ["while True: pass", "re.match('(a+)+$', 'a' * 60 + 'b')"], ids=["loop", "expression"]
)
def test_a_loop_that_never_yields_ends_all_the_same(name: str, held: str) -> None:
    script = HELD_UP.format(name=name, held=held)

    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], check=False, capture_output=True, timeout=60
    )

    assert ended.returncode == 1
    assert b'File "<string>"' in ended.stderr


def test_a_signal_before_the_loop_runs_is_not_lost() -> None:
    script = """
import os, signal
from bot import commands

def prepare():
    os.kill(os.getpid(), signal.SIGTERM)
    async def wait(stopping):
        await stopping.wait()
    return wait

raise SystemExit(commands._carried_out(prepare))
"""

    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", script], check=False, capture_output=True, timeout=60
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
