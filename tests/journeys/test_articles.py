"""/articles: the newsroom's lists, their filters, and the way from an article back to its page."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from emulator import Message, Person
from news.article import ArticleStatus
from storage.tables import articles
from tests.journeys.conftest import Newsdesk
from tests.journeys.test_publishing import drafted

pytestmark = pytest.mark.usefixtures("newsdesk")


async def listed(editor: Person, typed: str, title: str) -> Message:
    said = await editor.says(typed)
    return await editor.sees(title, since=said)


async def test_lists_are_paged_filtered_and_lead_to_cards_and_back(
    newsdesk: Newsdesk, editor: Person
) -> None:
    for number in range(1, 7):
        await newsdesk.publish(f"Новость {number}", "Текст.", "Общество")
    await drafted(editor, "/post\nМост открыт\n\nДвижение пущено.")
    page = await listed(editor, "/articles", "Все статьи · 1–5 из 7")
    assert "№ 7 · Мост открыт\nЧерновик · сегодня" in page.text
    assert "№ 3 · Новость 3\nОпубликована" in page.text

    await editor.presses("Ещё", on=page)
    await editor.sees("Все статьи · 6–7 из 7", within=page)
    await editor.presses("№ 1", on=page)
    await editor.sees("№ 1 · Новость 1", within=page)
    assert "Исправить" in str(page.markup)
    await editor.presses("‹ Все статьи", on=page)
    await editor.sees("Все статьи · 6–7 из 7", within=page)
    await editor.presses("Назад", on=page)
    await editor.sees("Все статьи · 1–5 из 7", within=page)
    await editor.presses("Черновики", on=page)
    await editor.sees("№ 7", within=page)
    assert "Новость" not in page.text
    await editor.presses("Отозванные", on=page)
    await editor.sees("Ничего не отозвано", within=page)

    await listed(editor, "/articles черновики", "№ 7 · Мост открыт")
    await listed(editor, "/articles 7", "№ 7 · Мост открыт\n\nЧерновик")
    wrong = await listed(editor, "/articles вчерашние", "Списка «вчерашние» нет")
    await editor.presses("План", on=wrong)
    await editor.sees("В плане ничего нет", within=wrong)


async def test_the_plan_goes_by_days_of_the_editors_clock(
    newsdesk: Newsdesk, editor: Person, anna: Person
) -> None:
    await drafted(editor)
    await drafted(editor, "/post\nМост открыт\n\nДвижение пущено.")
    now = newsdesk.clock()
    midnight = now.replace(hour=21, minute=0, second=0, microsecond=0) + timedelta(days=3)
    desk = (await newsdesk.program()).desk
    async with desk.database.transaction() as connection:
        for article_id, minutes in ((1, 30), (2, -30)):
            await connection.execute(
                update(articles)
                .where(articles.c.id == article_id)
                .values(
                    status=ArticleStatus.SCHEDULED.value,
                    departs_at=midnight + timedelta(minutes=minutes),
                    embargo_until=midnight,
                )
            )

    plan = await listed(editor, "/articles в плане", "План")

    before, after = plan.text.index("23:30 · № 2"), plan.text.index("00:30 · № 1")
    assert before < after
    assert plan.text.count("эмбарго до") == 2
    await editor.presses("№ 1", on=plan)
    await editor.sees("В плане", within=plan)
    said = await anna.says("/articles")
    assert "План" not in (await anna.sees("", since=said)).text
