"""``python -m bot doctor`` on a whole newsroom: what is wrong is named, and nothing is changed."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clients import make_plain_bot
from bot.clock import utc_now
from bot.doctor.examination import examine
from bot.doctor.finding import Verdict
from bot.doctor.places import examine_places
from bot.settings import Settings
from emulator import Chat, Emulator, Person
from news.place import NO_RIGHT, Right
from news.place import Chat as Known
from storage.chats import keep_chat
from storage.migrating import open_database

Said = dict[str, dict[str, str]]
HOOK = "https://news.example.org/secret-path"


@pytest.fixture
def refusals(refusals: set[str]) -> set[str]:
    return refusals | {"Unauthorized", "Bad Request", "Forbidden"}


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def said(
    capsys: pytest.CaptureFixture[str], settings: Settings, ahead: timedelta = timedelta(0)
) -> tuple[int, Said]:
    """The exit code, and what was said of each thing: the last, where there are several."""
    code = await examine(settings, {}, lambda: utc_now() + ahead, as_json=True)
    return code, {each["about"]: each for each in json.loads(capsys.readouterr().out)}


async def test_a_sound_newsroom_is_well_in_one_line_each(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await examine(settings, {}, utc_now, as_json=False) == 0

    lines = capsys.readouterr().out.splitlines()
    abouts = [line.split(maxsplit=1)[1].partition(":")[0] for line in lines]
    assert abouts == [
        *("settings", "rights", "disk", "backup", "database", "schema", "owner"),
        *("clock", "token", "updates"),
    ]
    assert {line.split()[0] for line in lines} == {"ok", "warning"}


async def test_a_name_that_resembles_a_setting_is_told(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await examine(settings, {"BOTTOKEN": "BOT_TOKEN"}, utc_now, as_json=False)

    assert "warning  settings: BOTTOKEN is no setting" in capsys.readouterr().out


async def test_a_wrong_token_is_wrong_and_the_rest_is_still_looked_at(
    settings: Settings, emulator: Emulator, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = emulator.token[:-1] + "1"
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=wrong,  # type: ignore[arg-type]
        bot_api_url=settings.bot_api_url,
        database_url=settings.database_url,
        api_listen="192.0.2.1:8090",
    )

    code, found = await said(capsys, settings)

    assert code == 1
    assert found["token"]["verdict"] == found["API_LISTEN"]["verdict"] == "wrong"
    assert found["schema"]["verdict"] == "ok"
    assert wrong not in json.dumps(found)


async def test_telegram_out_of_reach_is_wrong(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = settings.model_copy(update={"bot_api_url": "http://127.0.0.1:1"})

    code, found = await said(capsys, nowhere)

    assert code == 1
    assert "cannot be reached" in found["token"]["text"]


@pytest.mark.parametrize(
    ("wanted", "there", "verdict"),
    [
        (HOOK, HOOK, "ok"),
        (HOOK, None, "warning"),
        (None, HOOK, "warning"),
        (HOOK, "https://elsewhere.example.org/x", "wrong"),
    ],
)
async def test_where_telegram_posts_is_compared_with_the_settings(
    settings: Settings,
    capsys: pytest.CaptureFixture[str],
    wanted: str | None,
    there: str | None,
    verdict: str,
) -> None:
    if there:
        bot = make_plain_bot(settings)
        await bot.set_webhook(there)
        await bot.session.close()
    settings = settings.model_copy(
        update={"webhook_url": wanted, "webhook_listen": "127.0.0.1:28199"}
    )

    _, found = await said(capsys, settings)

    assert found["updates"]["verdict"] == verdict
    assert "secret-path" not in json.dumps(found)


@pytest.mark.parametrize(
    ("ahead", "verdict"),
    [
        (timedelta(seconds=1), "ok"),
        (timedelta(seconds=20), "warning"),
        (timedelta(hours=-1), "wrong"),
    ],
)
async def test_the_clock_is_compared_with_telegrams(
    settings: Settings, capsys: pytest.CaptureFixture[str], ahead: timedelta, verdict: str
) -> None:
    _, found = await said(capsys, settings, ahead)

    assert found["clock"]["verdict"] == verdict


@pytest.fixture
async def channel(emulator: Emulator, editor: Person, settings: Settings) -> Chat:
    """A channel of the editor's, which the bot is in and knows."""
    channel = emulator.channel("Новости", editor, username="news_by")
    await editor.adds_bot(channel)
    database = await open_database(settings.database_url)
    async with database.transaction() as connection:
        known = Known(channel.id, "channel", "Новости", utc_now(), standing="administrator")
        await keep_chat(connection, known)
    await database.close()
    return channel


@pytest.mark.usefixtures("channel")
async def test_a_place_where_the_bot_may_do_what_it_needs_is_well(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = await said(capsys, settings)

    assert code == 0
    assert found["places"]["text"] == "1 looked at"


async def test_a_right_that_is_missing_is_named(
    settings: Settings, channel: Chat, capsys: pytest.CaptureFixture[str]
) -> None:
    channel.bot_rights = frozenset()

    code, found = await said(capsys, settings)

    assert code == 1
    assert "may not write" in found["channel Новости"]["text"]


async def test_a_place_that_has_thrown_the_bot_out_is_named(
    settings: Settings, channel: Chat, capsys: pytest.CaptureFixture[str]
) -> None:
    channel.bot_status = "kicked"

    code, found = await said(capsys, settings)

    assert code == 1
    assert "not there any more" in found["channel Новости"]["text"]


async def test_many_places_take_no_longer_than_they_are_given(
    settings: Settings, channel: Chat
) -> None:
    now, bot = utc_now(), make_plain_bot(settings)
    long_ago = now - timedelta(days=2)
    chats = [Known(channel.id - number, "channel", "Новости", long_ago) for number in range(400)]

    found = await examine_places(chats, bot, now, seconds=0.5)

    await bot.session.close()
    assert found[-1].verdict is Verdict.WARNING
    assert found[-1].text.endswith("of 400")


async def test_of_places_that_there_is_no_time_for_the_last_that_is_known_is_told(
    settings: Settings,
) -> None:
    now, bot = utc_now(), make_plain_bot(settings)
    chats = [
        Known(-1, "channel", "Новости", now, standing="administrator", rights=~NO_RIGHT),
        Known(-2, "supergroup", "Двор", now - timedelta(hours=20), rights=Right.SEND),
    ]

    found = await examine_places(chats, bot, now, seconds=0)

    await bot.session.close()
    assert [str(each) for each in found] == [
        "warning  group Двор: the bot may not send photos there: allow it, or see /places",
        "ok       places: 2 looked at, 2 of them by the bot within the last day",
    ]


async def test_the_doctor_changes_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    database = tmp_path / "news.db"
    database.chmod(0o644)
    before = database.read_bytes()

    code, found = await said(capsys, settings)

    assert code == 1
    assert found["rights"]["verdict"] == "wrong"
    assert database.read_bytes() == before
    assert database.stat().st_mode & 0o777 == 0o644
    assert names_in(tmp_path) == ["news.db"]
