"""``python -m bot demo --trouble``: serves chats and drill, and runs the bot's processes."""

import asyncio
from functools import partial
from random import Random
from urllib.parse import urlsplit

from bot.clock import utc_now
from bot.demo import free_port, open_in_browser, populate
from bot.drill.drill import Drill, closed
from bot.drill.pages import DrillPages
from bot.drill.stage import Engine
from bot.drill.tcp_proxy import TcpProxy
from bot.drill.traffic import Traffic
from bot.printing import say
from bot.settings import Settings
from emulator import Emulator, Person, serve


async def run(
    settings: Settings,
    port: int,
    stopping: asyncio.Event,
    *,
    open_browser: bool,
    engine: Engine = "sqlite",
) -> None:
    """Serve the chats and the drill, and run the bot's processes until ``stopping`` is set."""
    emulator = Emulator(settings.token)
    editor, pages = populate(emulator), DrillPages()
    emulator.pages["trouble"] = "/trouble"
    async with serve(emulator, port=free_port(port), beside=pages.add_routes) as address:
        drill = await _drill(settings, emulator, editor, address)
        try:
            pages.drill, pages.set_stage = drill, partial(_set_up, drill)
            begun = asyncio.create_task(_begin(drill, engine, address, open_browser=open_browser))
            await _until(stopping, begun)
        finally:
            await closed(drill)


async def _drill(settings: Settings, emulator: Emulator, editor: Person, address: str) -> Drill:
    group = emulator.chats.groups[0]
    random = Random()  # noqa: S311 - it draws figures of stories
    proxy = TcpProxy(urlsplit(address).port or 0)
    await proxy.open()
    return Drill(
        emulator=emulator,
        owner=editor,
        group=group,
        settings=settings,
        clock=utc_now,
        traffic=Traffic(emulator, group, lambda: utc_now().astimezone(settings.zone), random),
        proxy=proxy,
        free_port=partial(free_port, 0),
    )


async def _begin(drill: Drill, engine: Engine, address: str, *, open_browser: bool) -> None:
    await _set_up(drill, engine)
    say(f"\nThe fire drill: {address}/trouble")
    say(f"The chats: {address}")
    say("Ctrl+C ends the demo.\n")
    if open_browser:
        await asyncio.to_thread(open_in_browser, f"{address}/trouble")


async def _set_up(drill: Drill, engine: Engine) -> None:
    await drill.set_up(engine)
    said = await drill.owner.says("/start")
    await drill.owner.sees("", since=said)
    drill.publish()


async def _until(stopping: asyncio.Event, begun: asyncio.Task[None]) -> None:
    """Wait until stopped; an error while the drill begins is raised."""
    stopped = asyncio.create_task(stopping.wait())
    done, _ = await asyncio.wait({stopped, begun}, return_when=asyncio.FIRST_COMPLETED)
    if begun in done:
        begun.result()
        await stopped
    else:
        begun.cancel()
