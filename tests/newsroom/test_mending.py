"""One detail of an article put right: the others stay, and nothing is lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from news.article import ArticleDraft, Change
from news.detail import Detail, Mend
from newsroom import amending, drafting, mending, publishing
from newsroom.refusals import ChangedSince, Unchanged, WrongStatus
from tests.factories import EDITOR, NOON, Newsroom, receivers

LATER = NOON + timedelta(minutes=5)
COLLEAGUE = EDITOR + 1
FULL = ArticleDraft(
    "Мост открыт",
    ("Движение возобновлено.",),
    rubric_hint="society",
    place="Гомель",
    source_url="https://belta.by/a",
    published_on_site=NOON,
    photo="photo",
    more_photos=("second",),
    lead="Мост открыли утром.",
    tags=("мост",),
)


async def test_each_detail_is_mended_alone_and_all_wordings_are_kept(newsroom: Newsroom) -> None:
    draft = await drafting.draft(newsroom.desk, FULL, EDITOR, NOON)
    mends: list[tuple[Mend, dict[str, Any]]] = [
        (Mend(Detail.HEADLINE, "Мост закрыт"), {"headline": "Мост закрыт"}),
        (Mend(Detail.PLACE), {"place": None}),
        (Mend(Detail.DATE), {"published_on_site": None}),
        (Mend(Detail.SOURCE, "https://belta.by/b"), {"source_url": "https://belta.by/b"}),
        (Mend(Detail.TAGS, ("река", "порт")), {"tags": ("река", "порт")}),
        (Mend(Detail.TAGS), {"tags": ()}),
        (Mend(Detail.LEAD), {"lead": None}),
        (Mend(Detail.PHOTO), {"photo": None, "more_photos": ()}),
    ]
    expected = draft
    for number, (wanted, fields) in enumerate(mends, 2):
        amended = await mending.mend(
            newsroom.desk, draft.id, wanted, COLLEAGUE, LATER, revision=number - 1
        )
        # The headline is mended first, and the line in digests changes with it alone.
        changed: dict[str, Any] = {**fields, "revision": number, "headline_revision": 2}
        expected = replace(expected, **changed)
        assert amended.article == expected

    versions = await amending.history(newsroom.desk, draft.id)
    assert versions[0].wording == replace(FULL, rubric_hint=None)
    assert {each.change for each in versions} == {Change.DRAFT}
    assert len(versions) == len(mends) + 1


async def test_what_somebody_has_changed_since_is_not_mended_unseen(newsroom: Newsroom) -> None:
    draft = await drafting.draft(newsroom.desk, FULL, EDITOR, NOON)
    place = Mend(Detail.PLACE, "Минск")
    first = await mending.mend(
        newsroom.desk, draft.id, place, EDITOR, LATER, revision=1, request="press 1"
    )

    again = await mending.mend(
        newsroom.desk, draft.id, place, EDITOR, LATER, revision=1, request="press 1"
    )
    assert again.article == first.article
    with pytest.raises(ChangedSince):
        await mending.mend(newsroom.desk, draft.id, Mend(Detail.LEAD), EDITOR, LATER, revision=1)
    with pytest.raises(Unchanged):
        await mending.mend(newsroom.desk, draft.id, place, EDITOR, LATER)
    await publishing.cancel(newsroom.desk, draft.id)
    with pytest.raises(WrongStatus):
        await mending.mend(newsroom.desk, draft.id, Mend(Detail.LEAD), EDITOR, LATER)


async def test_a_published_article_is_mended_in_every_copy(newsroom: Newsroom) -> None:
    await newsroom.reader(rules=("мост",))
    article = await newsroom.publish("society", "Мост открыт", "Движение возобновлено.")

    amended = await mending.mend(
        newsroom.desk, article.id, Mend(Detail.HEADLINE, "Паром"), EDITOR, LATER
    )

    assert amended.change is Change.EDIT
    assert amended.dispatch_id is not None
    assert amended.article.rubric == article.rubric
    assert amended.article.body == article.body


async def test_a_named_language_decides_what_the_words_are_and_stays_over_edits(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk
    # «ката» is a form of «кот» in Belarusian, and none in Russian, which the words around tell.
    reader = await newsroom.reader(rules=("кот",))
    draft = await newsroom.draft(headline="Что это было", text="Это про ката.")
    assert (await publishing.plan(desk, draft.id, NOON)).instant == 0
    language = Mend(Detail.LANGUAGE, "be")

    named = await mending.mend(desk, draft.id, language, EDITOR, LATER, revision=1)
    assert (named.article.language, named.article.revision) == ("be", 2)
    assert (await publishing.plan(desk, draft.id, NOON)).instant == 1
    wording = ArticleDraft("Что это", ("Это было про ката.",))
    edited = await amending.revise(desk, draft.id, wording, EDITOR, LATER)
    assert edited.article.language == "be"
    with pytest.raises(Unchanged):
        await mending.mend(desk, draft.id, language, EDITOR, LATER)

    await publishing.publish(desk, draft.id, LATER)
    assert await receivers(newsroom, edited.article) == {reader.id}
    back = await mending.mend(desk, draft.id, Mend(Detail.LANGUAGE, "ru"), EDITOR, LATER)
    assert back.article.language == "ru"


async def test_a_draft_may_name_its_language_itself(newsroom: Newsroom) -> None:
    seen = replace(newsroom.seen("Мост", "Дом стоит у реки."), language="be")

    assert (await drafting.draft(newsroom.desk, seen, EDITOR, NOON)).language == "be"
