"""What is said and pressed on the way to each picture, in the order in which they are taken."""
# ruff: noqa: INP001 - a script beside the pages, in no package

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from docs.picture import ROOT, look_at, say
from news.language import Language
from texts.catalogue import Catalogue

_QUIET_MS = 400
_PATIENCE_MS = 15_000
_BOT = "newsdesk_demo_bot"
_SPORT = (ROOT / "bot" / "demo_articles" / "04-sport.txt").read_text("utf-8").split("\n")[0]
_CHANNEL = "Новости района"
_RUBRICS = 9
_TREATIES = {
    Language.RU: "Договор о дружбе подписали в Минске",
    Language.BE: "Завод получил договор на сто автобусов",
    Language.EN: "Театр заключил договор с музеем",
}
_DRAFT = "Мост открыли в Пинске\n\nРубрика: Регионы\nДвижение пустили сегодня утром."


@dataclass(frozen=True)
class Chat:
    """A person's chat in two windows, light and dark, and the words that the bot has for them."""

    light: Page
    dark: Page
    words: Catalogue

    def say(self, text: str) -> None:
        """Send a text, and wait for what it brings."""
        say(self.light, text)
        self.settle()

    def press(self, key: str, **values: str | int) -> None:
        """Press the newest button that the catalogue labels so."""
        label = self.words.plain(key, **values).replace("\xa0", " ")
        self._press(self.light.get_by_test_id("button").filter(has_text=label).last)

    def press_at(self, number: int) -> None:
        """Press a button of the newest message that has any, by its place: -1 is the last."""
        under = self.light.get_by_test_id("message").filter(has=self.light.get_by_test_id("button"))
        buttons = under.last.get_by_test_id("button")
        self._press(buttons.nth(number))

    def _press(self, button: Locator) -> None:
        button.click(timeout=_PATIENCE_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing has come or changed for a moment."""
        seen = None
        for _ in range(_PATIENCE_MS // _QUIET_MS):
            self.light.wait_for_timeout(_QUIET_MS)
            shown = self.light.locator(".messages, main").first.inner_text()
            if shown == seen:
                return
            seen = shown

    def pictures(self) -> tuple[bytes, bytes]:
        """Both windows as they are."""
        return _shot(self.light), _shot(self.dark)


Walk = Callable[[Chat], None]


def _shot(page: Page) -> bytes:
    page.wait_for_timeout(_QUIET_MS)
    return page.screenshot(type="jpeg", quality=90)


def said(*texts: str) -> Walk:
    """A walk that sends some texts."""

    def walk(chat: Chat) -> None:
        for text in texts:
            chat.say(text)

    return walk


def pressed(*keys: str | int) -> Walk:
    """A walk that presses buttons, by their keys in the catalogue or by their places."""

    def walk(chat: Chat) -> None:
        for key in keys:
            if isinstance(key, int):
                chat.press_at(key)
            else:
                chat.press(key)

    return walk


def searched(words: str) -> Walk:
    """A walk that looks for articles to share, as in any other chat."""

    def walk(chat: Chat) -> None:
        for page in (chat.light, chat.dark):
            page.get_by_test_id("composer").fill(f"@{_BOT} {words}")
            page.get_by_test_id("inline-result").first.wait_for()

    return walk


def cleared(chat: Chat) -> None:
    """Leave what was begun to be typed."""
    for page in (chat.light, chat.dark):
        page.get_by_test_id("composer").fill("")


def declined(chat: Chat) -> None:
    """Do not send the place that the bot has asked for."""
    label = chat.words.plain("zone-location-cancel")
    chat.light.get_by_test_id("reply-button").filter(has_text=label).click()
    chat.settle()


def after(*walks: Walk) -> Walk:
    """One walk after another."""

    def walk(chat: Chat) -> None:
        for each in walks:
            each(chat)

    return walk


def connected(key: str, title: str) -> Walk:
    """A walk that chooses a chat by this title with one of the keys that ask for one."""

    def walk(chat: Chat) -> None:
        label = chat.words.plain(key)
        chat.light.get_by_test_id("reply-button").get_by_text(label, exact=True).click()
        chat.light.get_by_role("menuitem", name=title).click()
        chat.settle()

    return walk


def looked_at(title: str) -> Walk:
    """A walk that opens a group or a channel."""

    def walk(chat: Chat) -> None:
        for page in (chat.light, chat.dark):
            look_at(page, title)
        chat.settle()

    return walk


def _adding(chat: Chat) -> None:
    chat.say("/places")
    chat.press("places-add")


def _posted(chat: Chat) -> None:
    """Publish what the channel follows, in each language another article."""
    chat.say(
        f"/post\n{_TREATIES[chat.words.language]}\n\nРубрика: Политика\nОб этом сообщили утром."
    )
    chat.press("post-publish")


def _topics(chat: Chat) -> None:
    """The list of topics, which are made unless they have been in another language."""
    make = chat.words.plain("topics-make-digest")
    if chat.light.get_by_test_id("button").filter(has_text=make).count():
        chat.press("topics-make-digest")
    chat.press("places-to-card")
    chat.press("places-topics", count=_RUBRICS)


def stayed(_chat: Chat) -> None:
    """A walk that only looks."""


# Ids and headlines are those of the demo's archive (bot/demo_articles).
READERS: Sequence[tuple[str, Walk]] = (
    ("start", stayed),
    ("first-rubrics", pressed(0)),
    ("first-when", pressed("list-forward")),
    ("first-languages", pressed("first-when-twice")),
    ("first-done", pressed("first-done")),
    ("home", said("/start")),
    ("own-news", pressed("to-own-news")),
    ("latest", said("/latest")),
    ("article-long", said("/start a_7")),
    ("article-long-read", pressed("article-read")),
    ("article-long-further", pressed("list-forward")),
    ("article-photo", said("/start a_11")),
    ("article-saved", pressed("article-save")),
    ("saved", said("/saved")),
    ("saved-tidy", pressed("saved-tidy")),
    ("share", searched("Минск")),
    ("search", after(cleared, said("/search договор"))),
    ("rubrics", said("/rubrics")),
    ("subscribe", said("/subscribe договор")),
    ("refine", pressed("to-refine")),
    ("subscribe-words", said("/subscribe")),
    ("rule-language", pressed("to-rules")),
    ("rule-example", pressed(0)),
    ("subscriptions", said("/subscribe общество", "/subscriptions")),
    ("check-up", pressed("checkup-open")),
    ("subscription", said("/subscriptions")),
    ("subscription-card", pressed(0)),
    ("mute", said("/mute")),
    ("mute-days", said("/mute общество 7d")),
    ("mute-off", said("/mute общество off")),
    ("digest-settings", said("/digest")),
    ("settings", said("/settings")),
    ("news-languages", pressed("to-news-languages")),
    ("sound", said("/settings")),
    ("language", said("/language")),
    ("timezone", said("/timezone")),
    ("clock", pressed("zone-ask-clock")),
    ("location", after(said("/timezone"), pressed("zone-ask-location"))),
    ("quiet", after(declined, said("/quiet"))),
    ("quiet-hours", said("/quiet 23:00-07:00")),
    ("quiet-breaking", said("/quiet 23:00-07:00 breaking")),
    ("quiet-off", said("/quiet off")),
    ("limit", said("/limit")),
    ("limit-five", said("/limit 5")),
    ("pause", said("/pause")),
    ("pause-days", said("/pause 7d")),
    ("resume", said("/resume")),
    ("plain", said("/plain")),
    ("plain-on", said("/plain on", "/subscriptions")),
    ("plain-article", said("/start a_11")),
    ("plain-off", said("/plain off")),
    ("privacy", said("/privacy")),
    ("my-data", said("/mydata")),
    ("forget", said("/forget")),
    ("help", said("/help")),
    ("unknown", said("абракадабра")),
    ("unknown-command", said("/lates")),
    ("mistake", said("/quiet 25:00-07:00")),
)
ON_NEWS: Sequence[tuple[str, Walk]] = (
    ("news", stayed),
    ("story-follow", pressed("story-follow")),
    ("why", pressed("article-why")),
    ("digest", said("/digest now")),
    ("digest-further", pressed(0)),
    ("digest-read", pressed("digest-read")),
    ("digest-following", pressed("digest-following")),
    ("digest-back", pressed("digest-back")),
    ("why-not", said(_SPORT)),
    ("why-not-unknown", said("https://example.org/no-such-article")),
)
EDITORS: Sequence[tuple[str, Walk]] = (
    ("post", after(said("/post"), said(_DRAFT))),
    ("articles", said("/articles")),
    ("article", said("/article 1")),
    ("stats", said("/stats")),
    ("sources", said("/sources")),
    ("campaigns", said("/campaigns")),
    ("campaign", said("/campaign add Весна | спорт")),
    ("campaign-picture", pressed("campaigns-draw")),
    ("editors", said("/editors")),
    ("log", said("/log")),
    ("status", said("/status")),
    ("places", said("/places")),
    ("places-add", pressed("places-add")),
    ("place-forum", connected("places-key-forum", "Клуб читателей")),
    ("place-map", pressed("places-topic-map")),
    ("place-topics", _topics),
    ("place-group", after(_adding, connected("places-key-group", "Соседи"))),
    ("place-channel", after(_adding, connected("places-key-channel", _CHANNEL))),
    ("place-rubrics", pressed("to-rubrics")),
    ("place-subscriptions", pressed("to-subscriptions")),
    ("place-manage", after(pressed("places-to-card"), pressed("places-manage"))),
    ("place-words", said("/subscribe договор")),
    ("place-settings", said("/settings")),
    ("place-others", said("/manage")),
    ("place-figures", after(said("/manage me", "/places @demo_rayon"), pressed("place-figures"))),
    ("place-post", after(_posted, looked_at(_CHANNEL))),
)
