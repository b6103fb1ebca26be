import pytest
from aiogram import Bot

from bot.alerts import Alerts
from news.words.morphology import Morphology
from newsroom import editors
from storage.database import Database
from tests.factories import COLLEAGUE, NOON, open_newsroom
from tests.handlers.test_rights import Telegram
from tests.texts.people import CATALOGUES
from texts.alerts import database_recovered


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_owners_are_told_and_editors_are_not(
    database: Database, morphology: Morphology
) -> None:
    newsroom = await open_newsroom(database, morphology)
    await editors.ensure_owners(newsroom.desk, [1, 2], NOON, str)
    telegram = Telegram()
    alerts = Alerts(newsroom.desk, Bot("1:a", session=telegram), CATALOGUES)

    await alerts.remember_owners()
    alerts.tell_owners(database_recovered)
    alerts.tell_set_aside(5)
    await alerts.drain()

    assert len(telegram.calls) == 4
    assert COLLEAGUE in dict(await editors.everyone(newsroom.desk))
