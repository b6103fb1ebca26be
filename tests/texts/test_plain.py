"""Messages for whoever hears them: words for signs, no emoji, no pictures, nothing folded."""

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from emulator.html import parse_html
from news.language import Language
from tests.texts.people import LOCALES, RU, article, buttons, seen
from tests.texts.screens import every_screen
from texts.article import article_message, article_page
from texts.article_actions import OpenArticle
from texts.help_actions import ShowHelp
from texts.html import Html, bold, folded, lines, link, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, ticked
from texts.page_offer import offered_link, page_offer
from texts.plain import plain, plain_words
from texts.search import nothing_found, search_words

PLAIN = {language: replace(locale, plain=True) for language, locale in LOCALES.items()}
EMOJI = ("🏛", "⚽", "👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇧🇾", "❤️", "👍🏽", "☎", "▓▓░", "🕵🏻‍♀️", "‼️", "➡️")
MEANT = re.compile("[✓✕⚡🔎🔗▸‹›]")


def heard(text: str, locale: Locale = PLAIN[Language.RU]) -> str:
    return plain(locale, Message(Html(text))).text


def test_a_reader_who_does_not_read_plainly_gets_the_message_itself() -> None:
    message = Message(folded("🏛 Общество"), photo="photo", preview="https://example.com/1")

    assert plain(RU, message) is message


@pytest.mark.parametrize("emoji", EMOJI)
def test_an_emoji_goes_with_the_space_that_it_took(emoji: str) -> None:
    for text, said in (
        (f"{emoji} <b>Общество</b>", "<b>Общество</b>"),
        (f"<b>{emoji} Общество</b>", "<b>Общество</b>"),
        (f"Рад {emoji} очень", "Рад очень"),
        (f"Рад{emoji} очень", "Рад очень"),
        (f"Рад {emoji}", "Рад"),
        (f"<b>Рад {emoji}</b>", "<b>Рад</b>"),
        (f"Рад {emoji} {emoji}\nочень", "Рад\nочень"),
        (f"Рад\n\n<b>{emoji}</b>\n\nочень", "Рад\n\nочень"),
        (f'<a href="https://a.by/{emoji}">Рад</a>', f'<a href="https://a.by/{emoji}">Рад</a>'),
    ):
        assert heard(text) == said


def test_a_sign_within_a_line_takes_its_space_along_whatever_tags_stand_there() -> None:
    for text, said in (
        ("Слежу: <b>🏛 Общество</b>, <b>⚽ Спорт</b>", "Слежу: <b>Общество</b>, <b>Спорт</b>"),
        ("(<b><i>🏛 Общество</i></b>)", "(<b><i>Общество</i></b>)"),
        ("<b>Общество 🏛</b>, Спорт", "<b>Общество</b>, Спорт"),
    ):
        assert heard(text) == said


def test_a_headline_of_emoji_alone_still_opens() -> None:
    for emoji in ("🔥", "🔥 🔥", "<b>🔥</b>"):
        said = heard(f'• <a href="https://t.me/bot?start=a_1">{emoji}</a>')
        assert seen(Message(Html(said))) == "• Ссылка"


def test_what_is_no_emoji_stays() -> None:
    for text in ("№ 12 · 5 °C", "© 2024 ™", "a → b".replace("→", "–"), "1#*", "наука  и", "⅔ ①"):
        assert heard(text) == text
    assert heard("1️⃣ место") == "1 место"
    assert heard("Минск → Москва") == "Минск – Москва"


@pytest.mark.parametrize(
    ("language", "headline", "chosen", "removed"),
    [
        (Language.RU, "Молния: Мост", "Выбрано: Спорт", "Убрать: Спорт"),
        (Language.BE, "Тэрмінова: Мост", "Выбрана: Спорт", "Прыбраць: Спорт"),
        (Language.EN, "Breaking: Мост", "Chosen: Спорт", "Remove: Спорт"),
    ],
)
def test_signs_that_say_something_become_words(
    language: Language, headline: str, chosen: str, removed: str
) -> None:
    locale = PLAIN[language]
    urgent = replace(article(headline="Мост"), breaking=True)

    assert seen(plain(locale, article_message(locale, urgent))).startswith(f"{headline}\n")
    assert heard("⚡ <b>Мост</b>", locale).startswith(headline.partition(":")[0])
    assert plain_words(locale, ticked("Спорт", chosen=True)) == chosen
    assert plain_words(locale, "✕ Спорт") == removed


def test_a_word_that_stands_there_anyway_is_not_said_twice() -> None:
    assert heard("⚡ Молния: так приходит всем") == "Молния: так приходит всем"
    assert plain_words(PLAIN[Language.RU], "⚡ Опубликовать молнией") == "Опубликовать молнией"


def test_labels_lose_their_arrows_and_are_never_empty() -> None:
    row = ("‹ Назад", "Ещё ›", "договор ›", "🏛 Общество", "⚡", "▲", "🧪")
    message = Message(Html("Меню"), (tuple(Button(each, ShowHelp()) for each in row),))

    labels = [each.label for each in buttons(plain(PLAIN[Language.RU], message))]

    assert labels == ["Назад", "Ещё", "договор", "Общество", "Молния", "▲", "🧪"]


def test_the_photo_goes_the_fold_opens_and_no_link_unfolds() -> None:
    message = Message(folded("Много"), photo="photo", preview="https://example.com/1")
    locale = PLAIN[Language.RU]

    assert plain(locale, message) == Message(Html("<blockquote>Много</blockquote>"))
    assert plain(locale, message, pictured=True).photo == "photo"


def test_an_article_with_a_photo_is_told_in_full() -> None:
    pictured = article(body=("Слово. " * 300,), photo="photo")
    locale = PLAIN[Language.RU]

    told = plain(locale, article_message(locale, pictured))

    assert told.photo is None
    assert seen(told).count("Слово.") == 300
    pages = buttons(article_page(locale, pictured, 1))
    assert OpenArticle(pictured.id) in [each.action for each in pages]


def test_what_a_message_keeps_in_its_first_line_is_read_again() -> None:
    for locale in PLAIN.values():
        found = plain(locale, nothing_found(locale, "договор: срок", None))
        offer = plain(locale, page_offer(locale, "https://a.by/1?b=2"))

        assert search_words(seen(found)) == "договор: срок"
        assert offered_link(seen(offer)) == "https://a.by/1?b=2"


@pytest.mark.parametrize("language", Language)
def test_every_screen_can_be_heard(language: Language) -> None:
    locale = PLAIN[language]
    for screen in every_screen(locale):
        told = plain(locale, screen)
        text = seen(told)
        assert told.photo is None
        assert "expandable" not in told.text
        assert_no_signs(text)
        for before, after in zip(buttons(screen), buttons(told), strict=True):
            assert (after.action, after.url) == (before.action, before.url)
            assert after.label
            assert not MEANT.search(after.label) or after.label == before.label


INVISIBLE = ("\u200d", "\ufe0f", "\u00a0", " ", "\n", "\n\n")
LEFTOVERS = (
    "\U0001f3fb",
    "\U0001f1e7",
    "7\ufe0f\u20e3",
    "→",
    "⚡ ",
    "🔎 ",
    "✓",
    "▸",
    "‹",
    "1",
    "…",
)
PIECES = st.sampled_from([*EMOJI, *INVISIBLE, *LEFTOVERS, "слово"])
SCRIPTS = st.characters(max_codepoint=0x2BFF) | st.characters(
    min_codepoint=0x1F000, max_codepoint=0x1FAFF
)
TEXTS = st.lists(PIECES | st.text(SCRIPTS, max_size=3), max_size=12).map("".join)
STYLES = st.sampled_from([Html, bold, folded, lambda text: link(text, "https://a.by/⚡")])


@given(st.lists(st.tuples(TEXTS, STYLES), min_size=1, max_size=6), st.sampled_from(Language))
@example([("🏛🏛", bold), ("", Html)], Language.RU)
def test_whatever_is_told_stays_a_message(
    told: list[tuple[str, type[Html]]], language: Language
) -> None:
    pieces = [style(paragraphs(text)) for text, style in told]
    text = paragraphs("Слово", *pieces, lines(*pieces))

    result = heard(text, PLAIN[language])

    said, _ = parse_html(Html(result))
    assert_no_signs(said)
    assert "<b></b>" not in result
    assert heard(result, PLAIN[language]) == result


@given(TEXTS)
def test_a_label_is_never_empty(label: str) -> None:
    shown = plain_words(PLAIN[Language.RU], label)

    assert bool(shown) == bool(label)


def assert_no_signs(text: str) -> None:
    """Nothing that a screen reader would spell out."""
    for character in text:
        is_sign = unicodedata.category(character) == "So" and ord(character) >= 0x2300
        # Circled letters, braille, and what stands for something that could not be kept.
        spoken = (range(0x2460, 0x2500), range(0x2800, 0x2900), range(0xFFFC, 0xFFFE))
        is_said = any(ord(character) in each for each in spoken)
        assert not is_sign or is_said, (character, text)
    assert "\ufe0f" not in text
