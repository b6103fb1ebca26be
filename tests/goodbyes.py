"""Sessions of the tests' bots end at once."""

from collections.abc import Iterator

import pytest
from aiogram.client.session.aiohttp import AiohttpSession


@pytest.fixture(scope="session", autouse=True)
def no_goodbyes() -> Iterator[None]:
    """aiogram waits 250 ms for TLS to say goodbye; the emulator speaks none, and is often left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AiohttpSession, "close", _close)
        yield


async def _close(session: AiohttpSession) -> None:
    if session._session is not None:
        await session._session.close()
