"""``python -m emulator``: a Telegram for one bot and three people, until interrupted."""

import argparse
import asyncio
import sys
from contextlib import suppress

from emulator.emulator import DEFAULT_TOKEN, Emulator
from emulator.server import serve


def main() -> None:
    """Reads the arguments and serves."""
    parser = argparse.ArgumentParser(prog="python -m emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 is any free one")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the bot's token")
    parser.add_argument("--limit", type=int, help="messages in any sliding second")
    parser.add_argument("--chat-limit", type=int, help="the same for one chat")
    parser.add_argument("--group-limit", type=int, help="messages to a group in a minute")
    options = parser.parse_args()
    emulator = Emulator(
        options.token,
        per_second=options.limit,
        per_chat=options.chat_limit,
        per_group_minute=options.group_limit,
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(emulator, options.port))


async def _serve(emulator: Emulator, port: int) -> None:
    emulator.person("Анна", "ru")
    emulator.person("Янка", "be")
    emulator.person("Editor", "en", role="editor")
    async with serve(emulator, port=port) as address:
        sys.stdout.write(f"{address}\nBOT_API_URL={address} BOT_TOKEN={emulator.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
