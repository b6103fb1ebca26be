from dataclasses import replace
from urllib.parse import quote

from tests.texts.people import BE, EN, HEADLINE, LEAD, article, buttons, seen
from texts.article import article_ways
from texts.message import TEXT_LIMIT
from texts.share import LONGEST_TITLE, shared_article


def test_an_article_is_shared_as_it_is_delivered_with_a_link_to_the_bot() -> None:
    shared = shared_article(BE, article(12))

    assert (shared.article_id, shared.title) == (12, HEADLINE)
    assert shared.description == "Грамадства · 4 ліпеня 2024, 19:25"
    assert seen(shared.message).startswith(f"{HEADLINE}\n\n{LEAD}")
    assert [button.url for button in buttons(shared.message)] == [BE.article_url(12)]


def test_a_photo_and_a_long_text_leave_a_message_that_anybody_can_send() -> None:
    shared = shared_article(EN, article(headline="Ы" * 900, body=("слово " * 2000,), photo="id"))

    assert shared.message.photo is None
    assert len(seen(shared.message)) <= TEXT_LIMIT
    assert len(shared.title) <= LONGEST_TITLE
    assert [button.action for button in buttons(shared.message)] == [None]


def test_a_bot_that_does_not_answer_in_other_chats_is_shared_by_a_link() -> None:
    locale = replace(EN, inline=False)

    _, share, _ = article_ways(locale, article(12))

    assert share.inline_query is None
    assert share.url == "https://t.me/share/url?url=" + quote(locale.article_url(12), safe="")
