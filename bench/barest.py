"""The barest bot: aiohttp and orjson, and one constant answer to everything.

python -m bench.barest ADDRESS
"""

import asyncio
import sys

import orjson
from aiohttp import ClientSession

TEXT = '<b><a href="https://t.me/newsdesk_bot?start=a_1">Новость дня</a></b>\n' * 15
_JSON = {"Content-Type": "application/json"}


async def answer_all(address: str) -> None:
    """Poll and answer until ended."""
    offset = 0
    async with ClientSession() as http, asyncio.TaskGroup() as answers:
        while True:
            asked = orjson.dumps({"offset": offset, "timeout": 30})
            async with http.post(f"{address}/getUpdates", data=asked, headers=_JSON) as response:
                updates = orjson.loads(await response.read())["result"]
            for update in updates:
                offset = update["update_id"] + 1
                answers.create_task(_answer(http, address, update["message"]["chat"]["id"]))


async def _answer(http: ClientSession, address: str, chat_id: int) -> None:
    said = orjson.dumps({"chat_id": chat_id, "text": TEXT, "parse_mode": "HTML"})
    async with http.post(f"{address}/sendMessage", data=said, headers=_JSON) as response:
        orjson.loads(await response.read())


if __name__ == "__main__":
    asyncio.run(answer_all(sys.argv[1]))
