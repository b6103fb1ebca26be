import socket

import pytest

from bot.doctor.finding import Verdict
from bot.doctor.listeners import examine_listeners
from bot.settings import Settings
from emulator import Emulator, serve
from tests.ports import free_port
from updates.webhook import receiving


@pytest.fixture
def port() -> int:
    return free_port()


async def verdict(listen: str) -> Verdict:
    settings = Settings.model_construct(
        webhook_url="https://news.example.org/telegram", webhook_listen=listen, api_listen=None
    )
    (found,) = await examine_listeners(settings)
    assert found.about == "WEBHOOK_LISTEN"
    return found.verdict


async def test_an_address_is_free_or_the_bots_own(port: int) -> None:
    listen = f"127.0.0.1:{port}"
    assert await verdict(listen) is Verdict.OK

    async def receive(_: object) -> bool:
        return True

    async with receiving("127.0.0.1", port, "secret", receive):
        assert await verdict(listen) is Verdict.OK


async def test_another_programs_address_is_wrong(port: int) -> None:
    async with serve(Emulator(), port=port):
        assert await verdict(f"127.0.0.1:{port}") is Verdict.WRONG


async def test_a_program_that_does_not_speak_http_is_another(port: int) -> None:
    with socket.create_server(("127.0.0.1", port), backlog=1) as deaf:
        deaf.settimeout(0)
        assert await verdict(f"127.0.0.1:{port}") is Verdict.WRONG


async def test_an_address_of_no_interface_is_wrong() -> None:
    assert await verdict("192.0.2.1:8080") is Verdict.WRONG


async def test_what_is_off_is_not_looked_at() -> None:
    assert await examine_listeners(Settings.model_construct()) == []
