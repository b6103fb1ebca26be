from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
from aiohttp import ClientSession, FormData

from emulator import Emulator, Person

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
BOUNDARY = {"Content-Type": "multipart/form-data; boundary=b"}
MULTIPART = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--b--\r\n'
WORDS = "Договор + 100% <b>"


@pytest.fixture
def url(emulator: Emulator, address: str) -> str:
    return f"{address}/bot{emulator.token}/sendMessage"


async def sent(http: ClientSession, url: str, **how: Any) -> dict[str, Any]:
    async with http.post(url, **how) as response:
        body: dict[str, Any] = await response.json()
        return body


async def test_every_way_to_write_parameters_is_read_alike(
    http: ClientSession, url: str, anna: Person
) -> None:
    values = {
        "chat_id": str(anna.id),
        "text": WORDS,
        "disable_notification": "true",
        "reply_markup": '{"inline_keyboard":[[{"text":"Ещё","callback_data":"x"}]]}',
    }
    multipart = FormData(values, default_to_multipart=True)
    native = {
        "chat_id": anna.id,
        "text": WORDS,
        "disable_notification": True,
        "reply_markup": orjson.loads(values["reply_markup"]),
    }
    for how in (
        {"params": values},
        {"data": urlencode(values), "headers": FORM},
        {"data": multipart},
        {"json": values},
        {"json": native},
    ):
        assert (await sent(http, url, **how))["ok"], how
    async with http.get(url, params=values) as response:
        assert response.status == 200
    assert {(item.text, item.is_silent, bool(item.markup)) for item in anna.chat[1:]} == {
        (WORDS, True, True)
    }
    assert len(anna.chat) == 7


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"data": b"{", "headers": JSON}, "can't parse JSON object"),
        ({"data": b"[]", "headers": JSON}, "JSON object expected"),
        ({"data": b'{"text":"\\ud83d"}', "headers": JSON}, "can't parse JSON object"),
        ({"data": b'{"text":"\xff"}', "headers": JSON}, "can't parse JSON object"),
        ({"data": b"text=%FF%FE&chat_id=1", "headers": FORM}, "must be encoded in UTF-8"),
        ({"data": b"text=\xff", "headers": FORM}, "must be encoded in UTF-8"),
        ({"data": MULTIPART, "headers": BOUNDARY}, "must be encoded in UTF-8"),
        ({"data": b"text", "headers": {"Content-Type": "text/plain"}}, "message text is empty"),
        ({}, "message text is empty"),
    ],
)
async def test_what_cannot_be_read_is_refused(
    http: ClientSession, url: str, how: dict[str, Any], words: str
) -> None:
    answer = await sent(http, url, **how)
    assert answer["error_code"] == 400
    assert words in answer["description"]


async def test_a_null_is_the_same_as_nothing(http: ClientSession, url: str, anna: Person) -> None:
    values = {"chat_id": anna.id, "text": "x", "parse_mode": None, "reply_markup": None}
    assert (await sent(http, url, json=values))["ok"]


async def test_percent_signs_survive_a_form(http: ClientSession, url: str, anna: Person) -> None:
    form = urlencode({"chat_id": anna.id, "text": "100%25 и %D0"})
    assert (await sent(http, url, data=form, headers=FORM))["result"]["text"] == "100%25 и %D0"
