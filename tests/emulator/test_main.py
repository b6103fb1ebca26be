import asyncio
import sys
from pathlib import Path

from aiohttp import ClientSession

ROOT = Path(__file__).parents[2]


async def test_it_runs_alone_and_prints_its_address() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "emulator", "--port", "0", "--token", "5:abc", "--limit", "7",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout
        address = (await process.stdout.readline()).decode().strip()
        async with (
            ClientSession() as http,
            http.get(f"{address}/bot5:abc/getMe") as answer,
        ):
            assert (await answer.json())["result"]["id"] == 5
    finally:
        process.terminate()
        await process.wait()
