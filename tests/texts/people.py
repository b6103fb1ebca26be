"""What the tests of texts share: articles, readers' locales, and Telegram's opinion."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from emulator.html import parse_html
from news.article import Article, ArticleStatus
from news.language import Language
from news.rubric import Rubric
from texts.catalogue import load_catalogues
from texts.html import width
from texts.locale import Locale
from texts.message import CAPTION_LIMIT, ENTITY_LIMIT, TEXT_LIMIT, Button, Message

NOW = datetime(2024, 7, 4, 17, 0, tzinfo=UTC)
MINSK = ZoneInfo("Europe/Minsk")
CATALOGUES = load_catalogues()
LOCALES = {
    language: Locale(catalogue, MINSK, "news_bot") for language, catalogue in CATALOGUES.items()
}
RU, BE, EN = (LOCALES[language] for language in Language)

SOCIETY = Rubric(
    3,
    "society",
    "🏛",
    {Language.RU: "Общество", Language.BE: "Грамадства", Language.EN: "Society"},
)
SPORT = Rubric(9, "sport", "⚽", {Language.RU: "Спорт", Language.BE: "Спорт", Language.EN: "Sport"})
LONG_NAME = ("Очень длинное имя рубрики & " * 10).strip()
LONG_NAMED = Rubric(11, "long", "🧪", dict.fromkeys(Language, LONG_NAME))

HEADLINE = "Рыженков: Беларусь и Россия продолжат обсуждение проекта договора"
LEAD = "Беларусь и Россия продолжат обсуждение проекта договора о гарантиях безопасности."


def article(
    id_: int = 1,
    headline: str = HEADLINE,
    *,
    body: tuple[str, ...] = (LEAD,),
    rubric: Rubric | None = SOCIETY,
    photo: str | None = None,
    source_url: str | None = None,
    place: str | None = "Астана",
    published_on_site: datetime | None = datetime(2024, 7, 4, 16, 25, tzinfo=UTC),
) -> Article:
    return Article(
        id=id_,
        status=ArticleStatus.PUBLISHED,
        headline=headline,
        body=body,
        rubric=rubric,
        language="ru",
        place=place,
        published_on_site=published_on_site,
        source_url=source_url,
        photo=photo,
        author_id=1,
        departs_at=None,
        published_at=NOW,
        sequence=id_,
        breaking=False,
    )


def buttons(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]


def seen(message: Message) -> str:
    """The text as a reader sees it; fails where Telegram would refuse the message."""
    text, entities = parse_html(message.text)
    assert text.strip()
    assert width(text) <= (CAPTION_LIMIT if message.photo else TEXT_LIMIT)
    assert len(entities) <= ENTITY_LIMIT
    assert len(buttons(message)) <= 100
    for row in message.buttons:
        assert 1 <= len(row) <= 8
    for button in buttons(message):
        assert button.label
        assert button.label.isprintable()
        targets = [button.action, button.url, button.inline_query, button.copy]
        assert sum(target is not None for target in targets) == 1
        assert button.action is None or button.action.fits
    return text
