import pytest
from aiohttp import ClientSession

from emulator import Emulator, Person, serve


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [
        ("123456789:wrong", 401, "Unauthorized"),
        ("nonsense", 404, "Not Found"),
        ("", 404, "Not Found"),
        ("x:y", 404, "Not Found"),
    ],
)
async def test_a_wrong_token_is_refused_everywhere(
    http: ClientSession, address: str, token: str, status: int, description: str
) -> None:
    for path in (f"/bot{token}/getMe", f"/file/bot{token}/documents/file_1.txt"):
        async with http.get(address + path) as response:
            assert response.status == status
            assert await response.json() == {
                "ok": False,
                "error_code": status,
                "description": description,
            }


@pytest.mark.parametrize("method", ["getMe", "GETME", "getme"])
async def test_methods_are_named_in_any_case(
    http: ClientSession, emulator: Emulator, address: str, method: str
) -> None:
    async with http.get(f"{address}/bot{emulator.token}/{method}") as response:
        assert (await response.json())["ok"]


async def test_a_429_has_its_header(
    http: ClientSession, emulator: Emulator, address: str, anna: Person
) -> None:
    emulator.limits.per_second = 0
    values = {"chat_id": anna.id, "text": "x"}
    async with http.post(f"{address}/bot{emulator.token}/sendMessage", json=values) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "1")


async def test_it_listens_on_loopback_only(emulator: Emulator) -> None:
    with pytest.raises(ValueError, match="loopback only"):
        async with serve(emulator, host="0.0.0.0"):  # noqa: S104 - that it is refused
            pass
