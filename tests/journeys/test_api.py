"""Other programs publish, edit and withdraw over HTTP, and readers see it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from ipaddress import ip_network
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.lifecycle import Loaded
from bot.settings import Settings, SettingsError
from emulator import Emulator, Message, Person
from news.deed import DeedFilter
from newsroom.logbook import log_page
from tests.emulator.pictures import png
from tests.journeys.conftest import EDITOR_ID, Newsdesk
from tests.journeys.test_publishing import copies, follows
from tests.journeys.test_webhook import posted_to
from tests.ports import free_address
from tests.sources.site import Site, answer

NEWS = {
    "headline": "Договор подписан",
    "text": "Стороны подписали договор сегодня.",
    "rubric": "Политика",
    "action": "publish",
}


class Cms:
    """Another program, with the key that an owner was shown."""

    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def asks(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """What it is answered, with its status."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self._session.request(method, f"/api/v1/{path}", json=body, headers=told) as got:
            return {"http": got.status, **await got.json(content_type=None)}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    here = {"api_listen": free_address(), "fetch_allow": (ip_network("127.0.0.0/8"),)}
    return settings.model_copy(update=here)


@pytest.fixture
async def shown(newsdesk: Newsdesk, editor: Person) -> Message:
    """The message that shows an owner the key of CMS."""
    await newsdesk.program()
    said = await editor.says("/token add CMS")
    return await editor.sees("Ключ для «CMS»", since=said)


@pytest.fixture
async def cms(newsdesk: Newsdesk, shown: Message) -> AsyncIterator[Cms]:
    key = next(word for word in shown.text.split() if word.startswith("nd_"))
    address = f"http://{newsdesk.settings.api_listen}"
    async with ClientSession(address, headers={"Authorization": f"Bearer {key}"}) as session:
        yield Cms(session)


async def test_what_is_posted_reaches_readers_once_and_changes_with_it(
    emulator: Emulator, cms: Cms, anna: Person
) -> None:
    await follows(anna, "договор")

    made = await cms.asks("POST", "articles", NEWS, Idempotency_Key="1")
    again = await cms.asks("POST", "articles", NEWS, Idempotency_Key="1")
    copy = await anna.sees("Договор подписан")
    assert (made["http"], again) == (201, made)
    assert copies(emulator, anna) == 1

    path = f"articles/{made['id']}"
    await cms.asks("PATCH", path, {"headline": "Договор расторгнут"}, If_Match='"1"')
    await anna.sees("Договор расторгнут", within=copy)
    stale = await cms.asks("PATCH", path, {"headline": "Договор найден"}, If_Match='"1"')
    assert stale["http"] == 412

    gone = await cms.asks("DELETE", path)
    assert gone["status"] == "withdrawn"
    await anna.sees_gone(copy)


async def test_html_arrives_as_formatting_and_a_picture_as_a_photo(cms: Cms, anna: Person) -> None:
    await follows(anna, "договор")
    async with Site().serving() as its:
        its.answers["/a.png"] = answer(png(640, 480), Content_Type="image/png")

        made = await cms.asks(
            "POST",
            "articles",
            {
                "headline": "Договор подписан",
                "html": "<p>Стороны <b>подписали</b> договор.</p><script>alert(1)</script>",
                "photo_url": its.url("/a.png"),
                "action": "publish",
            },
        )

    assert made["warnings"] == []
    copy = await anna.sees("Договор подписан")
    assert copy.content == "photo"
    assert "alert" not in copy.text
    assert any(each["type"] == "bold" for each in copy.entities)


async def test_what_a_program_wants_out_waits_for_an_editor(
    cms: Cms, editor: Person, anna: Person, emulator: Emulator
) -> None:
    await follows(anna, "договор")
    said = await editor.says("/approval on")
    await editor.sees("", since=said)

    made = await cms.asks("PUT", "articles/cms/1", NEWS)

    assert (made["status"], made["awaiting_approval"]) == ("draft", True)
    card = await editor.sees("CMS", since=said)
    assert copies(emulator, anna) == 0
    await editor.presses("Согласовать", on=card)
    await anna.sees("Договор подписан")


async def test_the_key_is_shown_once_and_its_message_can_be_deleted(
    newsdesk: Newsdesk, shown: Message, editor: Person
) -> None:
    assert f"http://{newsdesk.settings.api_listen}/api/v1" in shown.text

    await editor.presses("Удалить сообщение с ключом", on=shown)

    await editor.sees_gone(shown)
    said = await editor.says("/tokens")
    listed = await editor.sees("CMS", since=said)
    assert "nd_" not in listed.text


async def test_a_removed_key_is_refused_at_once(cms: Cms, editor: Person) -> None:
    assert (await cms.asks("GET", "stats"))["http"] == 200
    said = await editor.says("/tokens")
    listed = await editor.sees("CMS", since=said)

    await editor.presses("Убрать: CMS", on=listed)
    await editor.presses("Убрать", on=listed)

    await editor.sees("больше не действует", within=listed)
    assert (await cms.asks("GET", "stats"))["http"] == 401
    assert (await cms.asks("POST", "articles", NEWS))["http"] == 401


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/token add cms", "уже есть"),
        ("/token remove CRM", "Ключа «CRM» нет"),
        ("/token add", "Назовите программу"),
        ("/token", "Ключи HTTP API"),
        ("/token remove CMS", "больше не действует"),
    ],
)
async def test_a_slip_is_told_what_to_do(
    shown: Message, editor: Person, typed: str, told: str
) -> None:
    assert shown.text
    said = await editor.says(typed)

    await editor.sees(told, since=said)


async def test_the_log_tells_what_the_program_did(newsdesk: Newsdesk, cms: Cms) -> None:
    await cms.asks("POST", "articles", NEWS)

    page = await log_page((await newsdesk.program()).desk, DeedFilter(), 1, 10)

    assert {page.names.get(each.person_id) for each in page.deeds} >= {"CMS"}


async def test_the_operator_adds_lists_and_removes_keys_while_it_runs(newsdesk: Newsdesk) -> None:
    await newsdesk.program()

    key = (await shell(newsdesk, "add", "CMS")).strip()
    address = f"http://{newsdesk.settings.api_listen}/api/v1/rubrics"
    bearer = {"Authorization": f"Bearer {key}"}
    async with ClientSession(headers=bearer) as session:
        async with session.get(address) as answered:
            assert answered.status == 200
        assert (await shell(newsdesk, "list")).startswith("CMS\t")
        await shell(newsdesk, "remove", "CMS")
        async with session.get(address) as refused:
            assert refused.status == 401


async def test_a_taken_port_is_one_line(
    settings: Settings, loaded: Loaded, newsdesk: Newsdesk
) -> None:
    await newsdesk.program()
    place = str(newsdesk.settings.api_listen)
    async with ClientSession() as session, session.get(f"http://{place}/") as answered:
        assert answered.status == 404
    other = settings.database_url.replace("news.db", "other.db")
    second = Newsdesk(settings.model_copy(update={"database_url": other}), loaded)
    second.start()

    with pytest.raises(SettingsError, match=f"API_LISTEN: {place} cannot be had"):
        await second.ended()


async def test_a_process_that_takes_posts_answers_programs_too(
    settings: Settings, loaded: Loaded, refusals: set[str]
) -> None:
    # That is how a bot that polls learns of a webhook.
    refusals.add("Conflict: can't use getUpdates method while webhook is active")
    newsdesk = Newsdesk(posted_to(settings), loaded)
    newsdesk.start()
    await newsdesk.program()

    address = f"http://{settings.api_listen}/api/v1/openapi.json"
    async with ClientSession() as session, session.get(address) as answered:
        assert answered.status == 200

    await newsdesk.stop()


async def shell(newsdesk: Newsdesk, *arguments: str) -> str:
    """What ``python -m bot token`` prints."""
    settings = newsdesk.settings
    environment = {
        **os.environ,
        "BOT_TOKEN": settings.token,
        "DATABASE_URL": settings.database_url,
        "ADMIN_IDS": str(EDITOR_ID),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "token", *arguments),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()
    assert process.returncode == 0
    return printed.decode()
