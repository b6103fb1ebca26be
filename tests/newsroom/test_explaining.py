from news.explanation import Explanation
from newsroom import explaining, subscribing, synonyms
from tests.factories import NOON, Newsroom


def told(explanation: Explanation | None) -> list[tuple[str, list[str]]]:
    """What is followed, and the words of the article that show it."""
    assert explanation is not None
    return [
        (
            reason.subscription.rule or str(reason.subscription.rubric and "rubric"),
            [reason.quote.text[start:end] for start, end in reason.quote.ranges]
            if reason.quote
            else [],
        )
        for reason in explanation.matched
    ]


async def test_every_subscription_that_an_article_answers_is_named(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", "sport", rules=("договор", "Астана", "футбол"))
    article = await newsroom.publish(
        "society", "О проекте договора", "Встреча в Астане. Подробности позже."
    )

    explanation = await explaining.explain(newsroom.desk, reader, article.id)

    assert told(explanation) == [("rubric", []), ("договор", ["договора"]), ("астана", ["Астане"])]


async def test_nothing_of_the_readers_explains_what_they_came_upon(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", rules=("футбол",))
    article = await newsroom.publish("society", "О проекте договора")

    assert told(await explaining.explain(newsroom.desk, reader, article.id)) == []


async def test_words_followed_only_since_explain_an_old_article(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    article = await newsroom.publish("society", "О проекте договора")
    await subscribing.subscribe(newsroom.desk, reader, "договор", NOON)

    assert told(await explaining.explain(newsroom.desk, reader, article.id)) == [
        ("договор", ["договора"])
    ]


async def test_a_match_by_a_synonym_shows_the_synonym(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("ЕАЭС",))
    group = await synonyms.keep(newsroom.desk, ("ЕАЭС", "Евразийский экономический союз"))
    article = await newsroom.publish(headline="О Евразийском экономическом союзе")

    by_synonym = await explaining.explain(newsroom.desk, reader, article.id)
    await synonyms.remove(newsroom.desk, group.id)
    afterwards = await explaining.explain(newsroom.desk, reader, article.id)

    assert told(by_synonym) == [("еаэс", ["Евразийском экономическом союзе"])]
    assert told(afterwards) == [("еаэс", [])]


async def test_only_the_readers_own_subscriptions_are_named(newsroom: Newsroom) -> None:
    await newsroom.reader(rules=("договор",))
    other = await newsroom.reader(rules=("проект",))
    article = await newsroom.publish(headline="О проекте договора")

    explanation = await explaining.explain(newsroom.desk, other, article.id)

    assert told(explanation) == [("проект", ["проекте"])]


async def test_what_is_not_published_is_not_explained(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    draft = await newsroom.draft(headline="О проекте договора")

    assert await explaining.explain(newsroom.desk, reader, draft.id) is None
    assert await explaining.explain(newsroom.desk, reader, draft.id, drafts=True) is not None
    assert await explaining.explain(newsroom.desk, reader, 999) is None
