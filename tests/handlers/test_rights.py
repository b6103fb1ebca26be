"""Who may do what: every command and every button that the routers offer, times everybody.

A new command, button or conversation that is not in these tables fails the first test.
"""

import inspect
import json
from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, fields
from datetime import time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple, get_type_hints

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.types import Update, User
from sqlalchemy import select

from bot.means import Means
from bot.settings import Settings
from bot.wiring import make_dispatcher
from botapi.calls import Reply
from botapi.places import AskChat, AskMember, Member, TelegramChat
from handlers.press import Pressed
from handlers.typed import Typed
from news.approval import Approval, Regime, Wish
from news.digest_items import Spot
from news.first_minute import Step
from news.language import Language
from news.quiet import QuietHours
from news.role import Role
from news.source import Mode, NewSource, SourceKind
from news.words.morphology import Morphology
from newsroom import (
    approving,
    attending,
    campaigns,
    editors,
    letters,
    publishing,
    sourcing,
    subscribing,
    visits,
)
from newsroom.rights import Doer
from storage.approvals import keep_approval
from storage.database import Database
from storage.tables import metadata
from tests.factories import EDITOR, NOON, Newsroom, open_newsroom
from tests.texts.people import CATALOGUES
from texts.action import Action
from texts.amendment_actions import StartAmendment
from texts.approval_actions import OfferDraft
from texts.card_actions import RestoreVersion
from texts.draft_actions import Cancel, ShareDraft
from texts.errors import gone_toast, unknown_command
from texts.filing_actions import ChooseRubric
from texts.html import Html, plain_text
from texts.locale import Locale
from texts.manage import only_managers_toast, open_again_toast
from texts.source_actions import PickCategory

READER, AUTHOR, EDITORS_OWN, OWNER = Role.READER, Role.AUTHOR, Role.EDITOR, Role.OWNER
ORDER = list(Role)

COMMANDS = {
    READER: {
        *("start", "help", "latest", "search", "rubrics", "subscribe", "unsubscribe"),
        *("subscriptions", "digest", "pause", "resume", "language", "timezone"),
        *("feed", "feeds", "saved", "quiet", "limit", "mute", "settings", "plain"),
        *("privacy", "mydata", "forget", "manage", "places"),
    },
    AUTHOR: {"post", "cancel", "article", "articles", "edit"},
    EDITORS_OWN: {
        *("correct", "withdraw", "stats", "synonyms", "stop", "continue", "log"),
        *("letters", "rubric", "schedule", "source", "sources", "campaign", "campaigns"),
    },
    OWNER: {"editors", "approval", "token", "tokens", "status"},
}
BUTTONS = {
    READER: {
        *("ShowHelp", "OpenArticle", "ReadArticle", "LatestPage"),
        *("SearchPage", "SearchInstead", "FollowSearch", "ShowRubrics"),
        *("ToggleRubric", "FollowRubric", "FollowWords", "RestoreRubric"),
        *("RestoreWords", "FollowInstead", "ExplainArticle"),
        *("ShowSubscriptions", "ShowWordsHint", "OpenSubscription"),
        *("SetTiming", "Mute", "AskRemove", "Remove"),
        *("ShowDigest", "SetTimetable", "SendDigestNow"),
        *("TurnDigest", "ReadInDigest"),
        *("ChooseLanguage", "ChooseZone", "ShowZones", "ShowLanguages"),
        *("ShowPause", "Pause", "Resume", "MorePhotos"),
        *("ShowCheckUp", "MoveToDigest", "RemoveIdle"),
        *("KeepAll", "WantCheckUps"),
        *("ShowClocks", "ShowZonesByClock", "AskLocation"),
        *("ReportMistake", "WriteLetter", "DropLetter"),
        *("MakeFeed", "ShowFeeds", "AskRevokeFeed", "RevokeFeed"),
        *("KeepArticle", "DropArticle", "ShowSaved", "TidySaved"),
        *("TakeOut", "PutBack", "AskClearSaved", "ClearSaved"),
        "FollowLinked",
        *("TickFirst", "ShowStep", "ChooseWhen", "ChooseLanguages"),
        *("ShowHome", "ShowOwnNews", "FinishFirst", "SearchBoth"),
        *("FollowBoth", "ShowRefinements", "TryRefinement"),
        *("TakeRefinement", "ShowRuleLanguage", "TryExample"),
        *("ShowSettings", "ShowQuiet", "SetQuiet"),
        *("StopQuiet", "ShowLimit", "SetLimit"),
        *("ShowPlain", "SetPlain", "ShowSounds"),
        *("SetSound", "ShowMute", "MuteUntil"),
        *("PauseUntil", "ShowNewsLanguages", "SetNewsLanguages"),
        *("FollowStory", "UnfollowStory", "ShowStories"),
        *("DropStory", "RestoreStory"),
        *("ShowPrivacy", "SendMyData", "AskForget"),
        *("TakeBackLetter", "Forget"),
        # Whether somebody runs the place is asked of Telegram: see the journeys of groups.
        *("Manage", "ShowManaged", "SetSilent", "Confirm"),
        "ShowPlaceFigures",
        *("ShowPlace", "ShowPlaces", "AddPlace", "CheckPlace"),
        *("CheckChat", "ShowTopicMap", "MakeTopics"),
        *("SettleTopic", "AskRemovePlace", "RemovePlace"),
        *("WakePlace", "ShowTopics"),
    },
    AUTHOR: {
        *("PickStory", "LinkStory", "UpdateBelow"),
        *("StartPost", "CancelPost", "PickRubric", "ChooseRubric"),
        "FetchPage",
        *("ShowDraft", "ShareDraft", "Cancel", "OfferDraft"),
        *("OpenCard", "StartAmendment", "DropAmendment", "ShowArticle"),
        *("ShowHistory", "ShowVersion", "RestoreVersion"),
        *("ShowDifference", "ListArticles", "OpenListed"),
        *("ShowDetails", "MendDetail", "ClearDetail", "NameLanguage"),
        *("ShowAsDigest", "ShowAsChannel"),
        *("PickSeveral", "PickMain", "TickRubric", "PutFirst"),
    },
    EDITORS_OWN: {
        *("Publish", "Break", "BreakNow", "Undo"),
        *("AskWithdraw", "Withdraw", "ShowFigures"),
        *("ShowSynonyms", "RemoveSynonyms", "KeepSynonyms"),
        *("StopSending", "ContinueSending"),
        *("Agree", "AskRefuse", "Refuse", "DropRemark"),
        *("TakeBackRequest", "ShowLog", "SendLog"),
        *("ShowLikeness", "UpdateInstead"),
        *("ShowArrangement", "OpenRubric", "StartNaming"),
        *("StartSigning", "DropNaming", "RenameRubric", "SignRubric"),
        *("AskHide", "HideRubric", "MoveRubric"),
        *("PickMerge", "AskMerge", "MergeRubric"),
        *("ShowLetters", "OpenLetter", "AnswerLetter", "DropAnswer"),
        *("CloseLetter", "ReopenLetter", "AskMuteWriter", "MuteWriter"),
        *("ShowStatistics", "ShowChart", "SendTable"),
        *("ListPlaceFigures", "ReadPlaceFigures"),
        *("ShowArticleChart", "ShowPlanTimes", "PlanFor", "AskPlan"),
        *("DropPlan", "EmbargoUntil", "PublishDespite"),
        *("ShowSources", "OpenSource", "StartSource"),
        *("DropAddress", "TryFeed", "SwitchOn", "DropTrial"),
        *("TakeNewest", "CheckSource", "PauseSource"),
        *("AskRemoveSource", "RemoveSource", "PickMode"),
        *("SetMode", "PickSourceRubric", "SetSourceRubric"),
        *("ShowCategories", "PickCategory", "FileCategory"),
        *("ReleaseHeld", "DropHeld", "WantDrafts"),
        *("TakeSuggestion", "DropSuggestion"),
        *("OpenItem", "ShowInbox", "PublishItem"),
        *("EditItem", "SkipItem", "AskSkipAll", "SkipAll"),
        *("ShowCampaigns", "OpenCampaign", "StartCampaign"),
        *("DropCampaign", "DrawCampaign", "AskEndCampaign"),
        "EndCampaign",
    },
    OWNER: {
        *("ShowEditors", "OpenEditor", "StartAppointing", "SetRole"),
        *("AskDismiss", "Dismiss", "SetApproval"),
        *("ShowTokens", "AskRemoveToken", "RemoveToken", "DropKey"),
        "ShowStatus",
    },
}
UNTYPED = {
    READER: {
        *(
            "errors.failed",
            "membership.membership_changed",
            # Whoever may post in a channel was asked about when it was made a source.
            *("channel_posts.posted", "channel_posts.post_edited"),
            "inline.offer_articles",
            "inline.count_shared",
            "search.said",
            "why_not.explain_absence",
            "membership.chat_moved",
            *("timezone.take_location", "timezone.cancel_location"),
            *("places.take_chat", "places.add_nothing"),
            *("topics.learn", "topics.overhear", "topics.close", "topics.reopen"),
        ),
        *("unknown.unknown", "unknown.anything", "unknown.dead_button", "report.take_letter"),
    },
    AUTHOR: {
        *("post.cancel_post", "post.take", "post.take_the_rest", "post.take_another"),
        *(
            "bare_link.offer_page",
            "post.explain",
            "post.join",
            "original.original_edited",
            "original.command_edited",
        ),
        *("original.album_edited", "mending.take_line", "mending.take_detail"),
    },
    EDITORS_OWN: {
        *("agreeing.refuse_with_remark", "letters.take_answer", "rubric.take"),
        *("schedule.take_moment", "source.take_address", "source_categories.take_line"),
        "campaigns.take",
    },
    OWNER: {"editors.choose_role", "editors.choose_role_of_contact"},
}
"""What takes messages that are no commands; SAID has what each privileged one would take."""

IN_GROUPS = {
    *("start", "help", "latest", "search", "rubrics", "subscribe", "unsubscribe"),
    *("subscriptions", "digest", "pause", "resume", "language", "timezone"),
    *("quiet", "limit", "mute", "settings", "plain"),
}
"""What those who run a group may ask for there; nobody is an editor in a group."""
PERSONAL = {
    *("KeepArticle", "DropArticle", "ExplainArticle", "ReportMistake"),
    *("FollowStory", "ShowHome", "TickFirst", "ShowOwnNews"),
    *("ShowCheckUp", "KeepAll", "Forget"),
    *("SendMyData", "MakeFeed", "WriteLetter", "AskLocation"),
    *("Manage", "ShowManaged"),
}
"""Some of the buttons that are one person's, and do nothing in a group."""

ARGUMENTS = {
    "post": "\nДоговор\n\nПодписан.",
    "edit": " 1\nДоговор\n\nНе подписан.",
    "correct": " 1\nДоговор\n\nНе подписан.",
    "article": " 1",
    "schedule": " 1 завтра 9:00",
    "articles": " drafts",
    "letters": " 1 Спасибо, исправим.",
    "rubric": " add Погода",
    "source": " pause 1",
    "withdraw": " 1",
    "stats": " 1",
    "synonyms": " дом = хата",
    "editors": " add 555",
    "approval": " breaking",
    "token": " add CMS",
    "campaign": " add Весна",
}
VALUES: dict[Any, Any] = {
    int: 1,
    int | None: None,
    tuple[int, ...]: (),
    bool: False,
    str: "дом = хата",
    Language: Language.BE,
    Role: Role.AUTHOR,
    Regime: Regime.BREAKING,
    Mode: Mode.PUBLISH,
    Step: Step(1),
    Spot: Spot(1, 1),
    QuietHours: QuietHours(time(23), time(7)),
    frozenset[Language]: frozenset({Language.BE}),
}
BOT = User(id=1, is_bot=True, first_name="Newsdesk", username="newsdesk_bot")
DRAFT = {
    "message_id": 800,
    "date": 1_700_000_000,
    "chat": {"id": 1, "type": "private"},
    "from": BOT.model_dump(exclude_none=True),
    "text": "Договор",
    "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": ShareDraft(1).pack()}]]},
}
CATEGORIES = {
    **DRAFT,
    "text": "Категории",
    "reply_markup": {
        "inline_keyboard": [[{"text": "x", "callback_data": PickCategory(1, 1).pack()}]]
    },
}
PHOTO = [{"file_id": "large", "file_unique_id": "l", "width": 9, "height": 9}]
SAID: tuple[dict[str, Any], ...] = (
    {"text": "Договор\n\nПодписан."},
    {"text": "https://belta.by/society/view/1"},
    {"text": "отмена"},
    {"text": "слово " * 60},
    {"contact": {"phone_number": "1", "first_name": "Ира", "user_id": 555}},
    {"text": "@anna"},
    {"text": "Спорт = Спорт", "reply_to_message": CATEGORIES},
    {"photo": PHOTO},
    {"photo": PHOTO, "caption": "Договор\n\nПодписан."},
    # An editor's would be the draft's.
    {"photo": PHOTO, "reply_to_message": DRAFT},
)
ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
GROUP = {"id": -100_500, "type": "supergroup", "title": "Болтовня"}
CHANNEL = {"id": -100_600, "type": "channel", "title": "Канал"}

# Who is who by id; the last two were dismissed.
IDS = {"reader": 11, "author": 12, "editor": 13, "owner": 14}
FORWARDS = "forwards an owner"
FORMER = {"dismissed editor": 15, "dismissed author": 16}
ROLES = {
    **{name: Role(name) for name in IDS},
    **dict.fromkeys(FORMER, READER),
    FORWARDS: READER,
    "presses another's button": READER,
}


class Call(NamedTuple):
    """What the bot called Telegram for, and with which words."""

    method: str
    text: str


class Telegram(BaseSession):
    """Takes every call, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []
        self.standing = "member"

    async def make_request(self, _: Bot, method: Any, timeout: int | None = None) -> Any:  # noqa: ARG002, ASYNC109
        if isinstance(method, AskMember):
            return Member(status=self.standing)
        if isinstance(method, AskChat):
            return TelegramChat.model_validate(GROUP)
        if isinstance(method, Reply):
            body = json.loads(method.body)
            self.calls.append(Call(method.method, body.get("text") or body.get("caption") or ""))
        else:
            self.calls.append(Call(method.__api_method__, getattr(method, "text", None) or ""))
        return 77

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class Desk:
    """The routers over a newsroom, and what they called Telegram for."""

    newsroom: Newsroom
    dispatcher: Dispatcher
    bot: Bot
    telegram: Telegram
    locale: Locale
    number: int = 0

    async def feed(self, **update: Any) -> list[Call]:
        """What the bot calls when something happens."""
        self.number += 1
        self.telegram.calls.clear()
        told = Update.model_validate(
            {"update_id": self.number, **update}, context={"bot": self.bot}
        )
        await self.dispatcher.feed_update(self.bot, told)
        return list(self.telegram.calls)

    @property
    def writes(self) -> int:
        """How often anything has been written to the database."""
        return self.newsroom.desk.database.changes

    async def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all tables."""
        async with self.newsroom.desk.database.snapshot() as connection:
            return {
                table.name: [tuple(row) for row in await connection.execute(select(table))]
                for table in metadata.sorted_tables
            }


async def look_later(_: int) -> None:
    """Nobody looks at sources here."""


class Halts:
    """Says that it did what it was told."""

    async def stop(self, _: Doer | None = None) -> str | None:
        return None

    async def go_on(self, _: Doer | None = None) -> str | None:
        return None


@pytest.fixture
async def desk(database: Database, morphology: Morphology) -> Desk:
    newsroom = await open_newsroom(database, morphology)
    await _people(newsroom)
    settings = Settings(_env_file=None, undo_seconds=0)  # type: ignore[call-arg]
    nothing: Any = None
    later = NOON + timedelta(hours=1)
    means = Means(
        *(settings, newsroom.desk, nothing, BOT, CATALOGUES, nothing, nothing), lambda: later
    )
    dispatcher = make_dispatcher(means, look_later, Halts())
    telegram = Telegram()
    bot = Bot("1:a", session=telegram)
    bot._me = BOT
    locale = Locale(CATALOGUES[Language.RU], newsroom.desk.zone, "newsdesk_bot")
    return Desk(newsroom, dispatcher, bot, telegram, locale)


async def _people(newsroom: Newsroom) -> None:
    """Everybody, and a draft that an editor wants out."""
    await editors.ensure_owners(newsroom.desk, [IDS["owner"]], NOON, str)
    for name, user_id in {**IDS, **FORMER}.items():
        await subscribing.arrive(newsroom.desk, user_id, "ru", NOON)
        role = Role(name.removeprefix("dismissed "))
        if role in (AUTHOR, EDITORS_OWN):
            await editors.appoint(newsroom.desk, IDS["owner"], user_id, NOON, role, name)
    for user_id in FORMER.values():
        await editors.dismiss(newsroom.desk, IDS["owner"], user_id, NOON)
    for user_id in (*IDS.values(), *FORMER.values()):
        await visits.meet(newsroom.desk, user_id, "ru", NOON, name="Кто-то")
    draft = await newsroom.draft("society", "Договор", "Подписан.")
    async with newsroom.desk.database.transaction() as connection:
        asked = Approval(draft.id, draft.revision, Wish.PUBLISH, EDITOR, NOON)
        await keep_approval(connection, asked)
    out = await newsroom.publish("society", "Суд", "Отложен.")
    feed = NewSource(SourceKind.FEED, "https://example.by/rss", "Сайт")
    source = await sourcing.add_source(newsroom.desk, feed, Doer(EDITOR, NOON))
    await sourcing.switch_on(newsroom.desk, source.id, Doer(EDITOR, NOON))
    await campaigns.add(newsroom.desk, "Осень", None, Doer(EDITOR, NOON), lambda: "autum")
    writer = await newsroom.reader()
    await letters.write(newsroom.desk, writer, out.id, "Не отложен.", NOON, request="1")


def handlers(router: Router) -> Iterator[HandlerObject]:
    for observer in router.observers.values():
        yield from (h for h in observer.handlers if h.callback.__module__.startswith("handlers."))
    for below in router.sub_routers:
        yield from handlers(below)


def test_every_command_button_and_conversation_is_in_the_tables(dispatcher: Dispatcher) -> None:
    commands, buttons, untyped = set(), set(), set()
    for handler in handlers(dispatcher):
        filters = [each.callback for each in handler.filters or ()]
        typed = {each._name for each in filters if isinstance(each, Typed)}
        pressed = {kind for each in filters if isinstance(each, Pressed) for kind in each.kinds}
        commands |= typed
        buttons |= {kind.__name__ for kind in pressed}
        if not typed and not pressed:
            function = inspect.unwrap(handler.callback)
            untyped.add(f"{function.__module__.removeprefix('handlers.')}.{function.__name__}")

    for offered, table in ((commands, COMMANDS), (buttons, BUTTONS), (untyped, UNTYPED)):
        known = [each for role in table for each in table[role]]
        assert offered == set(known), "say in tests/handlers/test_rights.py who may do it"
        assert len(known) == len(set(known)), "one role is enough: the least that may do it"


@pytest.fixture
def dispatcher() -> Dispatcher:
    nothing: Any = None
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    means = Means(settings, nothing, nothing, BOT, CATALOGUES, nothing, nothing, lambda: NOON)
    return make_dispatcher(means, nothing, nothing)


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
@pytest.mark.parametrize("who", ROLES)
async def test_nobody_does_what_is_for_others(desk: Desk, who: str) -> None:
    role, user_id = ROLES[who], {**IDS, **FORMER}.get(who, IDS["reader"])
    before = await desk.everything()
    for needed, name in listed(COMMANDS):
        text = f"/{name}{ARGUMENTS.get(name, '')}"
        if not may(role, needed):
            writes = desk.writes
            calls = await desk.feed(message=message(user_id, text=text, **also(who)))

            unknown = unknown_command(desk.locale, f"/{name}", role)
            assert [plain_text(Html(call.text)) for call in calls] == [plain_text(unknown.text)], (
                name
            )
            assert desk.writes == writes, name
    for needed, name in listed(BUTTONS):
        if not may(role, needed):
            writes = desk.writes
            calls = await desk.feed(callback_query=press(user_id, example(name)))

            assert calls == [Call("answerCallbackQuery", gone_toast(desk.locale))], name
            assert desk.writes == writes, name
    if role is READER:
        for said in SAID:
            await desk.feed(message=message(user_id, **said, **also(who)))
    assert await desk.everything() == before


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
@pytest.mark.parametrize("who", list(IDS))
async def test_everybody_does_what_is_for_them(desk: Desk, who: str) -> None:
    role, user_id = ROLES[who], IDS[who]
    for needed, name in listed(COMMANDS):
        if may(role, needed):
            text = f"/{name}{ARGUMENTS.get(name, '')}"
            calls = await desk.feed(message=message(user_id, text=text))

            unknown = unknown_command(desk.locale, f"/{name}", role)
            assert calls, name
            assert unknown.text not in [call.text for call in calls], name
    for needed, name in listed(BUTTONS):
        if may(role, needed):
            calls = await desk.feed(callback_query=press(user_id, example(name)))

            toasts = [each.text for each in calls if each.method == "answerCallbackQuery"]
            assert toasts, name
            assert gone_toast(desk.locale) not in toasts or name in GONE_ANYWAY, name


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_is_not_a_persons_own_message_does_nothing(desk: Desk) -> None:
    """An owner's id does not help who speaks for a group, a channel, or is another bot."""
    owner = person(IDS["owner"])
    before = await desk.everything()
    nobody: dict[str, dict[str, Any]] = {
        "anonymous in private": {"from": ANONYMOUS, "chat": private(ANONYMOUS["id"])},
        "channel": {"from": owner, "chat": private(owner["id"]), "sender_chat": CHANNEL},
        "bot": {"from": {**owner, "is_bot": True}, "chat": private(owner["id"])},
        "someone in a group": {"from": owner, "chat": GROUP},
        "channel in a group": {"from": owner, "chat": GROUP, "sender_chat": CHANNEL},
        "bot in a group": {"from": {**owner, "is_bot": True}, "chat": GROUP},
        "linked channel": {
            "from": owner,
            "chat": GROUP,
            "sender_chat": CHANNEL,
            "is_automatic_forward": True,
        },
        "forwards in a group": {"from": owner, "chat": GROUP, **also(FORWARDS)},
    }
    for who, fields_ in nobody.items():
        for _, name in listed(COMMANDS):
            text = f"/{name}{ARGUMENTS.get(name, '')}"
            assert not await desk.feed(message={**message(1, text=text), **fields_}), (who, name)
        for said in SAID:
            assert not await desk.feed(message={**message(1, **said), **fields_}), (who, said)
    for _, name in listed(COMMANDS):
        text = f"/{name}{ARGUMENTS.get(name, '')}"
        posted = {**message(1, text=text), "chat": CHANNEL, "sender_chat": CHANNEL}
        del posted["from"]
        assert not await desk.feed(channel_post=posted), name
        edited = message(IDS["owner"], text=text, edit_date=1_700_000_000)
        calls = await desk.feed(edited_message=edited)
        assert all("новым сообщением" in call.text for call in calls), name
    for _, name in listed(BUTTONS):
        for chat in (GROUP, private(owner["id"])):
            pressed = {**press(1, example(name)), "from": {**owner, "is_bot": True}}
            pressed["message"]["chat"] = chat
            assert not await desk.feed(callback_query=pressed), name
    assert await desk.everything() == before


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_an_owner_only_forwards_changes_nothing(desk: Desk) -> None:
    """Whoever wrote the command is no owner; a text below /post is material, whose ever it is."""
    before = await desk.everything()
    for name in set(ARGUMENTS) - {"post"}:
        text = f"/{name}{ARGUMENTS[name]}"
        calls = await desk.feed(message=message(IDS["owner"], text=text, **also(FORWARDS)))

        assert calls, name
        assert await desk.everything() == before, name


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_an_author_changes_nothing_that_is_out_and_cancels_only_their_own(
    desk: Desk,
) -> None:
    out = await desk.newsroom.draft("society", "Мир", "Подписан.")
    await publishing.publish(desk.newsroom.desk, out.id, NOON)
    before = await desk.everything()
    for action in (
        Cancel(1),
        Cancel(out.id),
        ChooseRubric(out.id, 1),
        StartAmendment(out.id, correction=True),
        RestoreVersion(out.id, 1),
        OfferDraft(out.id),
    ):
        assert await desk.feed(callback_query=press(IDS["author"], action)), action
    edit = message(IDS["author"], text=f"/edit {out.id}\nМир\n\nНе подписан.")
    (answer,) = await desk.feed(message=edit)

    assert "только редактор" in answer.text
    assert await desk.everything() == before


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_photos_join_a_draft_as_any_change_of_it_and_nothing_that_leaves(desk: Desk) -> None:
    photo = {"photo": PHOTO, "reply_to_message": DRAFT}
    newsroom = desk.newsroom.desk
    asked = await approving.approval(newsroom, 1)

    calls = await desk.feed(message=message(IDS["author"], **photo))

    joined = await publishing.article(newsroom, 1)
    assert joined is not None
    assert joined.photos == ("large",)
    assert "Фото добавлено в статью № 1." in [call.text for call in calls]
    renewed = await approving.approval(newsroom, 1)
    assert asked is not None
    assert renewed is not None
    assert (asked.revision, renewed.revision) == (1, 2)
    assert (await attending.at_work(newsroom, [1], NOON))[1]
    await publishing.publish(newsroom, 1, NOON, undo=timedelta(minutes=5))
    another = [{**PHOTO[0], "file_id": "other"}]
    (refused,) = await desk.feed(message=message(IDS["author"], **photo | {"photo": another}))
    assert "только редактор" in refused.text
    left = await publishing.article(newsroom, 1)
    assert left is not None
    assert left.photos == ("large",)


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_who_is_dismissed_in_the_middle_of_something_is_in_it_no_more(desk: Desk) -> None:
    user_id = IDS["editor"]
    await desk.feed(message=message(user_id, text="/post"))
    await editors.dismiss(desk.newsroom.desk, IDS["owner"], user_id, NOON)
    await editors.appoint(desk.newsroom.desk, IDS["owner"], user_id, NOON)
    before = (await desk.everything())["articles"]

    await desk.feed(message=message(user_id, text="Договор\n\nПодписан."))

    assert (await desk.everything())["articles"] == before


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_who_runs_a_group_is_a_reader_there_whatever_else_they_may(desk: Desk) -> None:
    """No command of the newsroom, and no button that is one person's, does anything there."""
    owner = person(IDS["owner"])
    desk.telegram.standing = "administrator"
    before = (await desk.everything())["subscribers"]
    for _, name in listed(COMMANDS):
        text = f"/{name}{ARGUMENTS.get(name, '')}"
        said = {**message(1, text=text), "from": owner, "chat": GROUP}
        assert bool(await desk.feed(message=said)) is (name in IN_GROUPS), name
        other = {**said, "text": text.replace(f"/{name}", f"/{name}@other_bot")}
        assert not await desk.feed(message=other), name
    assert [row for row in (await desk.everything())["subscribers"] if row in before] == before
    not_for_readers = [each for role in ORDER[1:] for each in BUTTONS[role]]
    writes = desk.writes
    for name in (*PERSONAL, *not_for_readers):
        pressed = press(IDS["owner"], example(name))
        pressed["message"] |= {"chat": GROUP}
        toast = Call("answerCallbackQuery", open_again_toast(desk.locale))
        assert await desk.feed(callback_query=pressed) == [toast], name
    assert desk.writes == writes


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_mere_members_press_nothing_in_a_group(desk: Desk) -> None:
    before = await desk.everything()
    for role in ORDER:
        for name in BUTTONS[role]:
            pressed = press(IDS["owner"], example(name))
            pressed["message"] |= {"chat": GROUP}
            (answer,) = await desk.feed(callback_query=pressed)
            toasts = {only_managers_toast(desk.locale), open_again_toast(desk.locale)}
            assert answer.text in toasts, name
    assert await desk.everything() == before


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_an_anonymous_administrator_is_asked_who_they_are(desk: Desk) -> None:
    before = await desk.everything()
    for _, name in listed(COMMANDS):
        text = f"/{name}{ARGUMENTS.get(name, '')}"
        as_group = {"from": ANONYMOUS, "chat": GROUP, "sender_chat": GROUP}
        calls = await desk.feed(message={**message(1, text=text), **as_group})
        assert [f"/{name}" in call.text for call in calls] == [True] * (name in IN_GROUPS), name
    after = await desk.everything()
    assert {name for name in before if after[name] != before[name]} == {"conversations"}


GONE_ANYWAY = {
    # There is no such subscription, group of synonyms, letter ... to a person of this test.
    *("OpenSubscription", "SetTiming", "Mute", "AskRemove"),
    *("Remove", "OpenArticle", "ReadArticle", "ExplainArticle"),
    *("FollowInstead", "KeepArticle", "PutBack", "FollowStory"),
    *("FetchPage", "RestoreStory", "DropStory", "ShowPlaceFigures"),
    "ReadPlaceFigures",
}


def listed(table: dict[Role, set[str]]) -> list[tuple[Role, str]]:
    # Who has been forgotten has nothing left that the other buttons are about.
    return [
        (role, name)
        for role in ORDER
        for name in sorted(table[role], key=lambda name: (name == "Forget", name))
    ]


def may(role: Role, needed: Role) -> bool:
    return ORDER.index(role) >= ORDER.index(needed)


def also(who: str) -> dict[str, Any]:
    if who != FORWARDS:
        return {}
    owner = person(IDS["owner"])
    return {"forward_origin": {"type": "user", "date": 1_700_000_000, "sender_user": owner}}


def example(name: str) -> Action:
    (kind,) = (each for each in Action.__subclasses__() if each.__name__ == name)
    hints = get_type_hints(kind)
    return kind(*(_value(hints[each.name]) for each in fields(kind)))


def _value(hint: Any) -> Any:
    if hint in VALUES:
        return VALUES[hint]
    return next(iter(hint), None) if issubclass(hint, StrEnum) else None


def person(user_id: int) -> dict[str, Any]:
    return {"id": user_id, "is_bot": False, "first_name": "Кто-то", "language_code": "ru"}


def private(user_id: object) -> dict[str, Any]:
    return {"id": user_id, "type": "private", "first_name": "Кто-то"}


def message(user_id: int, **content: Any) -> dict[str, Any]:
    return {
        "message_id": 900,
        "date": 1_700_000_000,
        "chat": private(user_id),
        "from": person(user_id),
        **content,
    }


def press(user_id: int, action: Action) -> dict[str, Any]:
    shown = {**message(user_id, text="Карточка"), "from": BOT.model_dump(exclude_none=True)}
    return {
        "id": "5",
        "from": person(user_id),
        "chat_instance": "1",
        "message": shown,
        "data": action.pack(),
    }
