import subprocess
import sys

import pytest

HANGING = """
import asyncio, os, signal, threading
from bot import commands

commands.LAST_SECONDS = {seconds}

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
