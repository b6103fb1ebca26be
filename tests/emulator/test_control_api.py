from typing import Any

import pytest
from aiohttp import ClientSession

from emulator import Emulator, Person
from tests.emulator.conftest import Ask


@pytest.fixture
def control(http: ClientSession, address: str) -> Ask:
    async def controlled(path: str, **body: Any) -> dict[str, Any]:
        method = "POST" if body else "GET"
        async with http.request(method, f"{address}/control/{path}", json=body or None) as response:
            answer: dict[str, Any] = await response.json()
            return {"status": response.status, **answer}

    return controlled


async def test_the_ledger_is_read_from_a_sequence_on(control: Ask, ask: Ask, anna: Person) -> None:
    for text in "ab":
        await ask("sendMessage", chat_id=anna.id, text=text, allow_paid_broadcast=True)
    read = await control("ledger?since=1")
    assert [(entry["sequence"], entry["text"]) for entry in read["entries"]] == [(2, "b")]
    assert read["stars"] == 0.2


async def test_calls_are_read(control: Ask, ask: Ask) -> None:
    await ask("getMe")
    assert [call["method"] for call in (await control("calls"))["calls"]] == ["getme"]


async def test_faults_are_ordered_and_taken_back(
    http: ClientSession, address: str, control: Ask, ask: Ask
) -> None:
    await control("faults", kind="too_many_requests", retry_after=60, method="getMe")
    assert (await ask("getMe"))["parameters"] == {"retry_after": 60}
    async with http.delete(f"{address}/control/faults") as response:
        assert response.status == 200
    assert (await ask("getMe"))["ok"]
    assert (await control("faults", kind="odd"))["status"] == 400


async def test_limits_are_set(emulator: Emulator, control: Ask) -> None:
    await control("limits", per_second=28, per_chat=None)
    assert (emulator.limits.per_second, emulator.limits.per_chat) == (28, None)


async def test_readers_and_people_are_added(emulator: Emulator, control: Ask, ask: Ask) -> None:
    await control("readers", amount=1000, first_id=1_000_001)
    assert (await ask("sendMessage", chat_id=1_001_000, text="x"))["ok"]
    person = await control("people", first_name="Boris", language_code="en", id=77)
    assert emulator.chats.users[person["id"]].first_name == "Boris"
    assert (await control("people", first_name="Again", id=77))["status"] == 400
