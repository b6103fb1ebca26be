from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.formatting import Formatter
from news.article import Article
from news.formatting import Span, Style
from news.language import Language
from tests.texts.people import (
    BE,
    EN,
    HEADLINE,
    LEAD,
    LOCALES,
    LONG_NAMED,
    NOW,
    RU,
    SPORT,
    buttons,
    seen,
)
from tests.texts.people import article as make
from texts.action import Action
from texts.article import article_message, article_page, headline_link, tag_line
from texts.article_actions import ExplainArticle, OpenArticle, ReadArticle
from texts.digest import digest_line
from texts.letter_actions import ReportMistake
from texts.listing import bullet, listed
from texts.message import CAPTION_LIMIT, ENTITY_LIMIT, Message
from texts.saved_actions import DropArticle, KeepArticle
from texts.story_actions import FollowStory

LONG = tuple(f"Абзац {number}. " + "Слово за словом & дальше. " * 20 for number in range(40))
ANY = st.text(alphabet=st.characters(exclude_categories=[]))


def reading_on(message: Message) -> list[Action]:
    """What buttons do besides what can be done with any article."""
    actions = [button.action for button in buttons(message) if button.action]
    anyway = ExplainArticle | FollowStory | KeepArticle | ReportMistake
    return [one for one in actions if not isinstance(one, anyway)]


def test_a_short_article_is_whole_and_dated_by_the_site_on_the_readers_clock() -> None:
    message = article_message(RU, make(source_url="https://www.belta.by/society/1?a=1&b=2"))

    assert seen(message) == (
        f"{HEADLINE}\n\n{LEAD}\n\nОбщество · Астана · 4 июля 2024, 19:25 · belta.by"
    )
    assert message.text.startswith(f"<b>{HEADLINE}</b>")
    assert not message.silent


def test_every_article_can_be_kept_shared_and_asked_about() -> None:
    (keep, share, why), (follow, report) = article_message(EN, make(12)).buttons
    (kept, *_), _ = article_message(EN, make(12), saved=True).buttons

    assert (keep.label, keep.action) == ("Save", KeepArticle(12))
    assert (kept.label, kept.action) == ("Saved", DropArticle(12))
    assert (share.label, share.inline_query) == ("Share", "#12")
    assert (why.label, why.action) == ("Why this?", ExplainArticle(12))
    assert (follow.label, follow.action) == ("Follow story", FollowStory(12))
    assert (report.label, report.action) == ("Report a mistake", ReportMistake(12))


@pytest.mark.parametrize(
    ("language", "footer"),
    [
        (Language.BE, "Грамадства · Астана · 4 ліпеня 2024, 19:25"),
        (Language.EN, "Society · Астана · 4 July 2024, 19:25"),
    ],
)
def test_the_footer_speaks_the_readers_language(language: Language, footer: str) -> None:
    assert seen(article_message(LOCALES[language], make())).endswith(footer)


def test_the_footer_names_all_rubrics_as_far_as_there_is_room() -> None:
    both = replace(make(), more_rubrics=(SPORT,))
    many = replace(make(), more_rubrics=(SPORT, LONG_NAMED, SPORT))

    assert "Общество, Спорт · Астана" in seen(article_message(RU, both))
    assert "Society, Sport · " in seen(article_message(EN, both))
    assert "Общество, Спорт +2 · Астана" in seen(article_message(RU, many))
    assert "Общество, Спорт" in listed(RU, both, NOW)


def test_the_date_stands_on_the_readers_clock() -> None:
    tokyo = replace(EN, zone=ZoneInfo("Asia/Tokyo"))

    assert "5 July 2024, 01:25" in seen(article_message(tokyo, make()))


def test_without_the_sites_time_an_article_is_dated_by_its_publication() -> None:
    published = make(published_on_site=None)

    assert "4 ліпеня 2024, 20:00" in seen(article_message(BE, published))


def test_a_draft_without_a_time_is_dated_as_if_published_now() -> None:
    draft = replace(make(published_on_site=None), published_at=None)

    assert "4 July 2024, 20:00" in seen(article_message(EN, draft, NOW))
    assert seen(article_message(EN, draft)).endswith("Society · Астана")


def test_the_rest_of_a_long_body_is_folded_under_its_lead() -> None:
    message = article_message(RU, make(body=(LEAD, *LONG[:3])))

    assert f"{LEAD}\n\n<blockquote expandable>Абзац 0." in message.text
    assert reading_on(message) == []


@pytest.mark.parametrize("photo", [None, "photo-id"])
def test_what_does_not_fit_is_shortened_and_offers_to_read_on(photo: str | None) -> None:
    message = article_message(RU, make(body=LONG, photo=photo))

    assert seen(message).startswith(f"{HEADLINE}\n\nАбзац 0.")
    assert "…\n\nОбщество · Астана" in seen(message)
    assert len(seen(message)) <= CAPTION_LIMIT
    assert reading_on(message) == [ReadArticle(1, 1)]


def test_a_photo_leaves_less_room_for_the_whole() -> None:
    body = (LEAD, *LONG[:3])

    assert reading_on(article_message(RU, make(body=body))) == []
    assert buttons(article_message(RU, make(body=body, photo="photo-id")))


def test_the_pages_hold_every_word_of_the_article() -> None:
    long = make(body=LONG)
    first = article_page(EN, long, 1)
    total = int(seen(first).rsplit(" ", 1)[1])
    pages = [seen(article_page(EN, long, number)) for number in range(1, total + 1)]

    told = " ".join(page.split("\n\n", 1)[1].rsplit("\n\n", 1)[0] for page in pages)
    assert told.split() == long.text.split()
    assert pages[1].endswith(f"Society · Астана · 4 July 2024, 19:25 · 2 of {total}")


def test_an_only_page_is_not_numbered() -> None:
    assert seen(article_page(EN, make(), 1)).endswith("Society · Астана · 4 July 2024, 19:25")


def test_the_pages_turn_both_ways_and_fold_back() -> None:
    page = article_page(RU, make(body=LONG), 2)

    assert reading_on(page) == [ReadArticle(1, 1), ReadArticle(1, 3), OpenArticle(1)]


@pytest.mark.parametrize("number", [-5, 0, 10**9])
def test_a_page_that_is_not_there_shows_the_nearest(number: int) -> None:
    nearest = 1 if number < 1 else 99

    assert article_page(RU, make(body=LONG), number) == article_page(RU, make(body=LONG), nearest)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://", "http://[", "", "ftp://x"])
def test_a_source_that_is_no_web_page_is_not_linked(url: str) -> None:
    assert "<a " not in article_message(RU, make(source_url=url)).text


@pytest.mark.parametrize(
    "headline",
    [
        "<b>",
        "a & b",
        'say "hi"',
        "\ud800 half",
        "&lt;i&gt;",
        "</b></a>",
        "👩‍👩‍👧‍👦" * 400,
        "ж" * 5000,
    ],
)
@pytest.mark.parametrize("photo", [None, "photo-id"])
def test_a_hostile_headline_stays_a_headline(headline: str, photo: str | None) -> None:
    hostile = make(headline=headline, rubric=LONG_NAMED, place=headline, photo=photo, body=LONG)

    seen(article_message(RU, hostile))
    seen(article_page(RU, hostile, 1))
    headline_link(RU, hostile).encode()


def test_a_flash_is_all_headline() -> None:
    flash = make(
        body=(), rubric=None, place=None, published_on_site=datetime(2024, 1, 1, tzinfo=UTC)
    )

    assert seen(article_message(EN, flash)) == f"{HEADLINE}\n\n1 January 2024, 03:00"
    seen(article_page(EN, flash, 1))


@given(headline=ANY.filter(str.strip), body=st.lists(ANY, max_size=4), photo=st.booleans())
def test_any_article_is_taken_by_telegram(headline: str, body: list[str], photo: bool) -> None:
    any_article = make(
        headline=headline,
        body=tuple(paragraph * 50 for paragraph in body),
        photo="id" if photo else None,
    )

    seen(article_message(BE, any_article))
    seen(article_page(BE, any_article, 2))


def styled(article: Article, *words: tuple[str, Style]) -> Article:
    """The article with these words of its body in a style."""
    found = ((article.text.index(part), part, style) for part, style in words)
    spans = (Span(at, at + len(part), style) for at, part, style in found)
    return replace(article, formatting=tuple(spans))


@pytest.mark.parametrize("photo", [None, "photo-id"])
def test_a_short_article_keeps_its_authors_formatting(photo: str | None) -> None:
    body = ("Мост открыт & цел.", "Так и есть.")
    made = styled(
        make(body=body, photo=photo), ("открыт & цел", Style.BOLD), ("Так", Style.SPOILER)
    )

    message = article_message(RU, made)

    assert "Мост <b>открыт &amp; цел</b>.\n\n<tg-spoiler>Так</tg-spoiler> и есть." in message.text
    assert seen(message) == seen(article_message(RU, make(body=body, photo=photo)))


def test_a_fold_keeps_the_formatting_and_leaves_out_the_authors_quotations() -> None:
    quote = "«Цитата целиком»."
    body = (LEAD, LONG[0].strip(), quote, "Коротко.", LONG[1])
    made = styled(make(body=body), (quote, Style.QUOTE), ("Абзац 0", Style.BOLD))

    text = article_message(RU, made).text

    assert f"{LEAD}\n\n<blockquote expandable><b>Абзац 0</b>." in text
    assert f"</blockquote>\n\n<blockquote>{quote}</blockquote>" in text
    assert f"<blockquote>{quote}</blockquote>\n\n<blockquote expandable>Коротко." in text
    assert "blockquote" not in article_message(RU, styled(make(), (LEAD, Style.BOLD))).text


def test_every_page_of_a_long_article_keeps_what_of_the_formatting_lies_on_it() -> None:
    long = make(body=LONG)
    bold = replace(long, formatting=(Span(0, len(long.text), Style.BOLD),))
    first = article_page(EN, bold, 1)

    assert seen(first) == seen(article_page(EN, long, 1))
    assert first.text.count("<b>") == first.text.count("</b>") == 2
    assert article_page(EN, bold, 2).text.count("<b>") == 2


def test_a_shortened_article_keeps_the_formatting_of_its_beginning() -> None:
    made = styled(make(body=LONG), ("Абзац 0", Style.ITALIC))

    assert f"<b>{HEADLINE}</b>\n\n<i>Абзац 0</i>." in article_message(RU, made).text


def test_an_article_of_many_styles_still_links_its_source() -> None:
    made = make(body=("а #б " * 80,), source_url="https://belta.by/1")
    many = tuple(Span(at, at + 1, Style.BOLD) for at in range(0, 400, 2))

    text = article_message(EN, replace(made, formatting=many)).text

    entities = Formatter().text(text, "HTML", None).entities
    assert len(entities) <= ENTITY_LIMIT
    assert entities[-1]["type"] == "text_link"


def test_breaking_news_carries_its_sign_wherever_it_is_shown() -> None:
    urgent = replace(make(12), breaking=True)

    assert seen(article_message(RU, urgent)).startswith(f"⚡ Молния: {HEADLINE}\n")
    assert seen(article_page(RU, urgent, 1)).startswith(f"⚡ Молния: {HEADLINE}\n")
    assert seen(Message(headline_link(RU, urgent))) == f"⚡ Молния: {HEADLINE}"
    assert seen(Message(digest_line(RU, urgent).html)) == f"• ⚡ Молния: {HEADLINE}"
    assert seen(Message(bullet(RU, urgent))) == f"• ⚡ Молния: {HEADLINE}"
    assert seen(Message(listed(RU, urgent, NOW))).startswith(f"⚡ Молния: {HEADLINE}\n")
    assert "⚡" not in seen(article_message(RU, make(12)))


def test_long_breaking_news_fits_with_its_sign() -> None:
    for photo in (None, "photo"):
        urgent = make(12, "Ы" * 900, body=("ы " * 4000,), photo=photo)
        message = article_message(RU, replace(urgent, breaking=True))
        assert seen(message).startswith("⚡ Молния: Ы")


def test_an_editors_lead_stands_below_the_headline_and_the_rest_is_folded() -> None:
    told = replace(make(body=LONG[:2]), lead="Коротко & ясно.")
    message = article_message(RU, told)

    headline, lead, body = message.text.split("\n\n")[:3]
    assert (headline, lead) == (f"<b>{HEADLINE}</b>", "<i>Коротко &amp; ясно.</i>")
    assert body.startswith("<blockquote expandable>Абзац 0.")
    assert seen(article_message(RU, replace(told, lead=LONG[0].strip()))).count("Абзац 0.") == 1


def test_where_the_article_is_shortened_the_lead_stands_for_its_beginning() -> None:
    told = replace(make(body=LONG), lead="Коротко & ясно.")
    message = article_message(RU, told)

    assert seen(message).startswith(f"{HEADLINE}\n\nКоротко & ясно.\n\nОбщество")
    assert reading_on(message)[0] == ReadArticle(1)
    assert "Коротко & ясно.\n\nАбзац 0." in seen(article_page(RU, told, 1))
    assert "Коротко" not in seen(article_page(RU, told, 2))
    assert digest_line(RU, told).html == digest_line(RU, make()).html


def test_the_first_five_tags_are_the_last_line() -> None:
    tags = ("договор", "союзное государство", "2024", "ШОС-2024", "a", "b", "c", "<i>&")

    for tagged in (make(), make(body=LONG)):
        text = seen(article_message(RU, replace(tagged, tags=tags)))
        assert text.endswith("\n#договор #союзное_государство #ШОС_2024 #a #b")
    assert tag_line(["#!", "2024", "<i>&", "ы" * 41]) == "#i"


@given(st.text(), st.lists(st.text(), max_size=12), st.sampled_from([None, "photo"]))
def test_any_lead_and_tags_fit_a_message(lead: str, tags: list[str], photo: str | None) -> None:
    for body in ((LEAD,), LONG):
        told = replace(make(body=body, photo=photo), lead=lead, tags=tuple(tags))
        seen(article_message(BE, told))
        seen(article_page(BE, told, 1))
