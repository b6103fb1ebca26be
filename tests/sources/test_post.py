"""A channel's post: its headline, and what of it is no text of the article."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.article import ArticleDraft
from news.formatting import Formatted, Span, Style
from sources.post import is_advertisement, read_post
from sources.unreadable import UnreadableReason, UnreadableSource

MINSK = ZoneInfo("Europe/Minsk")
BODY = "Движение по мосту пущено сегодня."


def styled(text: str, *styles: tuple[str, Style, str]) -> Formatted:
    """A text with some of its words in styles."""
    spans = [
        Span(text.index(words), text.index(words) + len(words), style, detail)
        for words, style, detail in styles
    ]
    return Formatted(text, tuple(spans))


def bold(text: str, *words: str) -> Formatted:
    return styled(text, *((each, Style.BOLD, "") for each in words))


def read(post: Formatted, username: str | None = "news_by") -> ArticleDraft:
    return read_post(post, ("Общество", "society"), MINSK, username)


@pytest.mark.parametrize(
    ("post", "headline", "body"),
    [
        (Formatted(f"Мост открыт\n{BODY}"), "Мост открыт", (BODY,)),
        (bold(f"Мост открыт\n\n{BODY}", "Мост открыт"), "Мост открыт", (BODY,)),
        (bold(f"Мост открыт. {BODY}", "Мост открыт."), "Мост открыт", (BODY,)),
        (bold(f"Мост открыт. {BODY}", "Мост открыт"), "Мост открыт", (BODY,)),
        (bold(f"Мост открыт! {BODY}", "Мост открыт!"), "Мост открыт!", (BODY,)),
        (bold(f"Мост открыт... {BODY}", "Мост открыт..."), "Мост открыт...", (BODY,)),
        (bold(f"⚡️ Мост открыт «{BODY}»", "Мост открыт"), "⚡️ Мост открыт", (f"«{BODY}»",)),
        (bold("Мост открыт 12 машин ждут", "Мост открыт"), "Мост открыт", ("12 машин ждут",)),
        (bold(f"Мост открыт. {BODY}", "Мост", "открыт."), "Мост открыт", (BODY,)),
        (bold(f"Мост. {BODY}", "Мост."), f"Мост. {BODY}", ()),
        (bold("Иван Петров сообщил о мосте", "Иван Петров"), "Иван Петров сообщил о мосте", ()),
        (bold("Иван Петров: мост открыт", "Иван Петров"), "Иван Петров: мост открыт", ()),
        (bold(f"Минск. Мост открыт\n{BODY}", "Мост открыт"), "Минск. Мост открыт", (BODY,)),
        (bold("Мост открыт", "Мост открыт"), "Мост открыт", ()),
    ],
)
def test_the_first_line_or_the_bold_beginning_is_the_headline(
    post: Formatted, headline: str, body: tuple[str, ...]
) -> None:
    draft = read(post)

    assert (draft.headline, draft.body) == (headline, body)


def test_formatting_behind_a_bold_beginning_stays_where_it_was() -> None:
    draft = read(bold(f"Мост открыт. {BODY}", "Мост открыт.", "сегодня"))

    (span,) = draft.formatting
    assert draft.text[span.start : span.stop] == "сегодня"


OWN = ("Наш канал", Style.LINK, "https://t.me/News_by")
INVITATION = ("Подписаться", Style.LINK, "https://t.me/+AbCd_12")
BOT_TOO = ("бот", Style.LINK, "https://t.me/news_by_bot")
BOT = ("Прислать новость", Style.LINK, "https://t.me/news_by_bot?start=x")


@pytest.mark.parametrize(
    ("below", "styles"),
    [
        ("👉 Подписывайтесь на @news_by", ()),
        ("Наш канал", (OWN,)),
        ("Подписаться", (INVITATION,)),
        ("Наш канал | Подписаться | Прислать новость", (OWN, INVITATION, BOT)),
        ("Наш канал\n\nПодписаться", (OWN, INVITATION)),
    ],
)
@pytest.mark.parametrize("tags", ["{}", "{}\n#мост #Минск", "#мост #Минск\n\n{}"])
def test_the_channels_signature_is_no_text(
    below: str, styles: tuple[tuple[str, Style, str], ...], tags: str
) -> None:
    draft = read(styled(f"Мост открыт\n\n{BODY}\n\n{tags.format(below)}", *styles))

    assert (draft.headline, draft.body) == ("Мост открыт", (BODY,))
    assert draft.tags == (("мост", "Минск") if "#" in tags else ())


@pytest.mark.parametrize(
    ("below", "styles"),
    [
        ("Пишет @other_by", ()),
        ("Прислать новость или фото", (BOT,)),
        ("Об этом канал @news_by писал ещё в мае, когда мост закрыли на ремонт", ()),
        ("Наш канал и сайт", (OWN, ("сайт", Style.LINK, "https://belta.by/1"))),
    ],
)
def test_what_says_something_itself_is_no_signature(
    below: str, styles: tuple[tuple[str, Style, str], ...]
) -> None:
    assert read(styled(f"Мост открыт\n\n{BODY}\n\n{below}", *styles)).body == (BODY, below)


def test_a_channel_without_a_name_is_known_by_its_invitation() -> None:
    text = f"Мост открыт\n\n{BODY}\n\n"
    assert read(styled(f"{text}Подписаться", INVITATION), None).body == (BODY,)
    signed = f"{text}Наш канал и бот"
    assert read(styled(signed, OWN, BOT_TOO), None).body == (BODY, "Наш канал и бот")


def test_a_link_to_a_post_is_the_source() -> None:
    source = ("Минск", Style.LINK, "https://t.me/minsk/55")
    draft = read(styled(f"Мост открыт\n\n{BODY}\n\nИсточник: Минск", source))
    assert draft.source_url == "https://t.me/minsk/55"


@pytest.mark.parametrize("address", ["https://belta.by/", "https://belta.by", BOT[2]])
def test_a_home_page_or_a_chat_is_no_source(address: str) -> None:
    post = styled(f"Мост открыт\n\n{BODY}\n\nПодробнее", ("Подробнее", Style.LINK, address))
    assert read(post).source_url is None


@pytest.mark.parametrize("text", ["", "  \n", "#мост #Минск", "⚡️⚡️⚡️", "@news_by"])
def test_a_post_without_a_headline_is_no_article(text: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(Formatted(text))
    assert refused.value.reason in {UnreadableReason.EMPTY, UnreadableReason.NO_HEADLINE}


@pytest.mark.parametrize(
    ("post", "is_one"),
    [
        (Formatted("Скидки!\n\nРеклама. ООО «Рога». erid: 2VtzqwQet7H"), True),
        (Formatted("Скидки!\n\n#реклама"), True),
        (Formatted("На правах рекламы\n\nСкидки!"), True),
        (styled("Скидки!", ("Скидки", Style.LINK, "https://a.by/?erid=2VtzqwQet7H")), True),
        (Formatted("Реклама на телевидении подорожала\n\nНа треть."), False),
        (Formatted(f"Мост открыт\n\n{BODY}"), False),
        (Formatted("\n" * 100_000 + "Рекламы\n" + "!" * 100_000), True),
        (Formatted("\n —" * 100_000 + "реклама и реклама"), False),
    ],
)
def test_an_advertisement_is_known_by_its_mark(post: Formatted, *, is_one: bool) -> None:
    assert is_advertisement(post) is is_one


LINES = st.lists(
    st.text(st.sampled_from("Аб1. \n#@—«»⚡️") | st.characters(), max_size=40)
    | st.sampled_from(["@news_by", "#мост", "Подписаться", "Мост открыт."]),
    max_size=8,
)


@given(LINES, st.data())
def test_any_post_is_read_or_refused_and_no_span_leaves_its_text(
    lines: list[str], data: st.DataObject
) -> None:
    text = "\n".join(lines)
    places = st.integers(0, len(text))
    ends = st.tuples(places, places, st.sampled_from([Style.BOLD, Style.LINK, Style.ITALIC]))
    drawn = data.draw(st.lists(ends, max_size=4))
    spans = [
        Span(min(a, b), max(a, b), style, "https://t.me/news_by" if style is Style.LINK else "")
        for a, b, style in drawn
        if a != b
    ]
    try:
        draft = read(Formatted(text, tuple(spans)))
    except UnreadableSource:
        return
    assert draft.headline.strip()
    assert all(0 <= span.start < span.stop <= len(draft.text) for span in draft.formatting)
