from pathlib import Path

import pytest

from bot.demo import free_port
from bot.drill.drill_log import DrillLog
from bot.drill.exercises import Exercise, exercises
from bot.drill.stage import Engine, Stage
from bot.drill.tcp_proxy import TcpProxy
from bot.settings import Settings
from emulator import Emulator

_OF_PROCESSES = ("disk_full", "killed")


def offered(engine: Engine, emulator: Emulator, proxy: TcpProxy, folder: Path) -> list[Exercise]:
    group = emulator.group("Соседи", emulator.person("Мария"))
    stage = Stage(engine, Settings(), folder, DrillLog(), lambda: free_port(0))
    return exercises(emulator, group, proxy, stage)


async def test_what_is_put_right_leaves_nothing_behind(tmp_path: Path) -> None:
    emulator, proxy = Emulator(), TcpProxy(1)
    await proxy.open()
    for each in offered("sqlite", emulator, proxy, tmp_path):
        if each.name not in _OF_PROCESSES:
            await each.begin()
            assert each.end
            await each.end()

    assert emulator.faults.orders == []
    proxy.refuse()


async def test_two_at_once_are_put_right_one_by_one(tmp_path: Path) -> None:
    emulator = Emulator()
    found = {each.name: each for each in offered("sqlite", emulator, TcpProxy(1), tmp_path)}
    first, second = found["too_fast"], found["bad_gateway"]
    await first.begin()
    await second.begin()
    assert first.end

    await first.end()

    assert [order.fault.name for order in emulator.faults.orders] == ["page"]


@pytest.mark.parametrize(("engine", "lacks"), [("sqlite", ""), ("postgresql", "needs_sqlite")])
def test_the_disk_is_full_where_a_file_can_be_held(
    engine: Engine, lacks: str, tmp_path: Path
) -> None:
    found = {each.name: each for each in offered(engine, Emulator(), TcpProxy(1), tmp_path)}
    assert found["disk_full"].lacks == lacks
