"""An article in a digest and in a channel, as its editor is shown it."""

from dataclasses import replace

from news.article import ArticleStatus
from tests.texts.people import EN, NOW, RU, SPORT, article, buttons
from texts.article import article_message
from texts.channel import channel_message
from texts.digest import DigestPart, digest_line, digest_message
from texts.draft_actions import ShowAsChannel, ShowAsDigest, ShowDraft
from texts.views import as_channel, as_digest


def test_the_line_is_the_one_that_digests_have() -> None:
    shown = as_digest(RU, article(), 7)

    group = digest_message(RU, DigestPart(1, 0, NOW), {1: digest_line(RU, article())}).text.split(
        "\n\n"
    )[1]
    assert shown.text.split("\n\n")[1] == group
    assert [button.action for button in buttons(shown)] == [ShowAsChannel(1, 7), ShowDraft(1, 7)]


def test_a_channel_has_the_article_and_links_only() -> None:
    draft = replace(article(photo="photo", rubric=SPORT), status=ArticleStatus.DRAFT)
    message = channel_message(EN, draft)

    assert (message.text, message.photo) == (article_message(EN, draft).text, "photo")
    assert [(button.label, button.url) for button in buttons(message)] == [
        ("Read in the bot", "https://t.me/news_bot?start=a_1"),
        ("Subscribe", "https://t.me/news_bot?start=r_sport"),
    ]
    assert buttons(channel_message(EN, article(rubric=None)))[1].url == "https://t.me/news_bot"
    shown = as_channel(EN, draft, NOW, 7)
    assert (shown.text, shown.photo) == (message.text, None)
    assert [each.action for each in buttons(shown)[2:]] == [ShowAsDigest(1, 7), ShowDraft(1, 7)]
