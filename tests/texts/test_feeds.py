from news.language import Language
from news.syndication import FeedLink
from tests.texts.people import BE, EN, NOW, RU, SOCIETY, SPORT, buttons, seen
from texts.feed_actions import AskRevokeFeed, MakeFeed, RevokeFeed, ShowFeeds
from texts.feeds import (
    feed_made,
    feed_prompt,
    feed_revoked,
    feeds_off,
    feeds_page,
    revocation_question,
    too_many_feeds,
)
from texts.subscription_actions import ShowSubscriptions

RUBRIC = FeedLink(3, 5, SOCIETY, None, Language.RU, NOW)
WORDS = FeedLink(4, 5, None, "договор безопасность", Language.RU, NOW)


def test_the_addresses_stand_in_a_message_that_stays() -> None:
    message = feed_made(RU, RUBRIC, "https://news.example.org/feeds/secret")

    assert "<code>https://news.example.org/feeds/secret.rss</code>" in message.text
    assert "<code>https://news.example.org/feeds/secret.json</code>" in message.text
    assert "Общество" in seen(message)
    assert not message.preview
    assert [button.action for button in buttons(message)] == [ShowFeeds(fresh=True)]


def test_feeds_are_listed_with_a_way_to_revoke_each() -> None:
    message = feeds_page(RU, [RUBRIC, WORDS])

    assert "Общество — с 4 июля 2024, 20:00" in seen(message)
    assert "договор безопасность — с" in seen(message)
    assert [button.action for button in buttons(message)] == [AskRevokeFeed(3), AskRevokeFeed(4)]


def test_a_feed_is_revoked_after_a_question() -> None:
    message = revocation_question(BE, WORDS)

    assert [button.action for button in buttons(message)] == [ShowFeeds(), RevokeFeed(4)]
    assert "договор безопасность" in seen(feed_revoked(BE, WORDS))


def test_the_prompt_offers_the_rubrics_and_tells_how_words_are_written() -> None:
    message = feed_prompt(EN, [SOCIETY, SPORT])

    assert "/feed treaty security" in seen(message)
    assert [button.action for button in buttons(message)][:2] == [
        MakeFeed(SOCIETY.id),
        MakeFeed(SPORT.id),
    ]


def test_where_there_are_no_feeds_the_way_that_news_comes_is_shown() -> None:
    message = feeds_off(EN)

    assert "API_LISTEN" in seen(message)
    assert [button.action for button in buttons(message)] == [ShowSubscriptions()]


def test_limits_are_told_in_numbers() -> None:
    assert "10" in seen(too_many_feeds(RU, 10, 20))
    assert "20" in seen(too_many_feeds(RU, 10, 20))
