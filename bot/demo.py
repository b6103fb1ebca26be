"""The demo: a local Telegram and the bot on it, in one process, on a throw-away database."""

import asyncio
import sys
import tempfile
import webbrowser
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.lifecycle import run as run_bot
from bot.settings import Settings
from delivery.worker import utc_now
from emulator import DEFAULT_TOKEN, Emulator, Person, serve
from emulator.call import Upload
from news.article import ArticleDraft
from news.language import Language
from news.rubric import Rubric
from newsroom import publishing, reading
from newsroom.desk import open_desk
from sources.page import read_page
from storage.migrating import open_database

ARTICLES = Path(__file__).parent / "demo_articles"
SAMPLES = ARTICLES / "samples"
EDITOR_ID = 100_003
_APART = timedelta(hours=5, minutes=20)


def demo_settings() -> dict[str, object]:
    """The settings that a demo fixes; the others may come from the environment."""
    return {"bot_token": DEFAULT_TOKEN, "admin_ids": str(EDITOR_ID)}


async def run(
    settings: Settings, port: int, stopping: asyncio.Event, *, open_browser: bool
) -> None:
    """Serve the chat page and run the bot until ``stopping`` is set."""
    emulator = Emulator(settings.token)
    editor = populate(emulator)
    with tempfile.TemporaryDirectory(prefix="newsdesk-demo-") as folder:
        async with serve(emulator, port=port) as address:
            database_url = f"sqlite+aiosqlite:///{folder}/news.db"
            chosen = {"bot_api_url": address, "database_url": database_url}
            settings = settings.model_copy(update=chosen)
            await fill_archive(settings, emulator)
            await editor.says("/start")
            sys.stdout.write(f"Open {address} in a browser. Ctrl+C ends the demo.\n")
            sys.stdout.flush()
            if open_browser:
                await asyncio.to_thread(webbrowser.open, address)
            await run_bot(settings, stopping)


def populate(emulator: Emulator) -> Person:
    """Two readers and an editor, who is returned; the seed article is ready to paste."""
    emulator.person("Анна", "ru")
    emulator.person("Алесь", "be")
    for sample in sorted(SAMPLES.glob("*.txt")):
        text = sample.read_text("utf-8")
        emulator.samples[sample.stem] = text
    return emulator.person("Мария", "ru", user_id=EDITOR_ID, role="editor")


async def fill_archive(settings: Settings, emulator: Emulator) -> None:
    """Publish a dozen articles of the last days, before there is anybody to send them to."""
    database = await open_database(settings.database_url)
    try:
        desk = await open_desk(database, zone=settings.zone)
        known = await reading.rubrics(desk)
        drafts = read_articles(emulator, known, desk.zone)
        for number, seen in enumerate(drafts):
            at = utc_now() - (len(drafts) - number) * _APART
            article = await publishing.draft(desk, seen, EDITOR_ID, at)
            await publishing.publish(desk, article.id, at)
    finally:
        await database.close()


def read_articles(
    emulator: Emulator, rubrics: Iterable[Rubric], zone: ZoneInfo
) -> list[ArticleDraft]:
    """The demo's articles, the oldest first; a file's name ends in the slug of its rubric."""
    names = {rubric.slug: rubric.name(Language.RU) for rubric in rubrics}
    return [
        replace(
            read_page(path.read_text("utf-8"), rubrics=(), zone=zone),
            rubric_hint=names.get(path.stem.partition("-")[2]),
            photo=_photo(emulator, path.with_suffix(".jpg")),
        )
        for path in sorted(ARTICLES.glob("*.txt"), reverse=True)
    ]


def _photo(emulator: Emulator, path: Path) -> str | None:
    if not path.exists():
        return None
    return emulator.files.add("photo", Upload(path.name, path.read_bytes())).file_id
