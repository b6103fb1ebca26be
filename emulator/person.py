"""A person for tests: does what people do in a chat with the bot, and sees what they see."""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from emulator import actions, forwards
from emulator.call import Upload
from emulator.chat import Chat
from emulator.keyboards import Markup, buttons, is_inline
from emulator.messages import Message
from emulator.person_places import Places
from emulator.queries import Query
from emulator.user import User

if TYPE_CHECKING:
    from emulator.emulator import Emulator

Result = TypeVar("Result")

PATIENCE = 60.0
"""Seconds a person waits before giving up: a busy machine is no failure."""

CHANNEL: Mapping[str, Any] = {
    "type": "channel",
    "chat": {"id": -1_000_000_009_999, "type": "channel", "title": "Channel"},
    "message_id": 7,
}
"""Where a forwarded message comes from, unless a test says otherwise."""

_SHOWN = 6
_DEEP_LINK = re.compile(r"https?://t\.me/(\w+)\?start=([\w-]+)")


class Person(Places):
    """Somebody with a private chat with the bot. Waiting in vain is an AssertionError."""

    def __init__(self, emulator: "Emulator", user: User) -> None:
        self.emulator = emulator
        self.user = user
        self.patience = PATIENCE
        self.whereabouts: tuple[float, float] | None = None
        """Latitude and longitude, which a key that asks for them sends; None is not told."""

    @property
    def id(self) -> int:
        """Her user id, which is her private chat's id too."""
        return self.user.id

    @property
    def private(self) -> Chat:
        """Her private chat with the bot."""
        return self.emulator.chats.of(self.user)

    @property
    def chat(self) -> list[Message]:
        """All messages she can see in her private chat, oldest first."""
        return list(self.private.messages.values())

    async def says(
        self, text: str, *, to: Message | None = None, chat: Chat | None = None, topic: int = 0
    ) -> Message:
        """Sends a text, in several messages when it is over 4096; returns the first."""
        place = chat or self.private
        return actions.send_text(self.emulator, self.user, text, place, to, topic=topic)[0]

    async def posts(self, channel: Chat, text: str) -> Message:
        """Posts a text in a channel that she runs; ``sends…`` and ``edits`` work there, too."""
        return await self.says(text, chat=channel)

    async def replies(self, to: Message, text: str, *, quote: str = "") -> Message:
        """Answers a message, or the words of it that she has marked."""
        if not quote:
            return await self.says(text, to=to, chat=to.chat, topic=to.topic)
        marked = {"text": quote, "position": to.text.index(quote), "is_manual": True}
        extra = {"quote": marked}
        return actions.send_text(self.emulator, self.user, text, to.chat, to, extra=extra)[0]

    async def forwards(
        self, text: str, origin: Mapping[str, Any] | None = None, *, chat: Chat | None = None
    ) -> Message:
        """Sends on a text that a channel, or somebody else, has posted."""
        extra, place = self._forwarded(origin or CHANNEL), chat or self.private
        return actions.send_text(self.emulator, self.user, text, place, extra=extra)[0]

    async def forwards_post(self, post: Message) -> Message:
        """Sends a post of a channel on to the bot."""
        return forwards.forward(self.emulator, self.user, post, self.private)

    def _forwarded(self, origin: Mapping[str, Any]) -> dict[str, Any]:
        return {"forward_origin": {"date": self.emulator.now(), **origin}}

    async def sends_location(
        self,
        latitude: float,
        longitude: float,
        *,
        live_period: int = 0,
        venue: tuple[str, str] | None = None,
    ) -> Message:
        """Sends a place: by the clip, live for some seconds, or a venue's title and address."""
        place = latitude, longitude
        return actions.send_location(
            self.emulator, self.user, self.private, place, live_period=live_period, venue=venue
        )

    async def moves(self, message: Message, latitude: float, longitude: float) -> Message:
        """Goes on while her live location is shown; the bot gets ``edited_message``."""
        return actions.move_location(self.emulator, self.user, message, (latitude, longitude))

    async def shares_contact(self, first_name: str, user_id: int | None = None) -> Message:
        """Sends a contact; without an id it is of nobody who could be seen in Telegram."""
        contact = {"phone_number": "+375290000000", "first_name": first_name}
        known = {} if user_id is None else {"user_id": user_id}
        return await self.does(contact=contact | known)

    async def does(self, **service: Any) -> Message:  # noqa: ANN401 - any service message's field
        """Does what Telegram makes a service message of: ``pinned_message={...}``."""
        return actions.send_service(self.emulator, self.user, self.private, service)

    async def does_in(self, channel: Chat, **service: Any) -> Message:  # noqa: ANN401 - as above
        """Does the same in a channel that she runs; a poll is such a thing, too."""
        return actions.send_service(self.emulator, self.user, channel, service)

    async def opens(self, payload: str) -> Message:
        """Follows a deep link ``t.me/bot?start=payload``."""
        return await self.says(f"/start {payload}")

    async def edits(self, message: Message, text: str) -> Message:
        """Changes the text or the caption of her own message; the bot gets ``edited_message``."""
        return actions.edit_text(self.emulator, self.user, message, text)

    async def deletes(self, message: Message) -> None:
        """Deletes her own message, or any of the private chat; the bot is told nothing."""
        actions.delete(self.emulator, self.user, message)

    async def sends_document(self, content: bytes, name: str, caption: str = "") -> Message:
        """Sends a file."""
        return await self.sends("document", content, name, caption)

    async def sends_photo(
        self,
        content: bytes,
        caption: str = "",
        name: str = "photo.jpg",
        *,
        to: Message | None = None,
        chat: Chat | None = None,
    ) -> Message:
        """Sends a picture, perhaps as an answer."""
        return await self.sends("photo", content, name, caption, to=to, chat=chat)

    async def changes_photo(self, message: Message, content: bytes) -> Message:
        """Puts another picture in place of that of her own message."""
        return actions.edit_media(self.emulator, self.user, message, Upload("photo.jpg", content))

    async def sends(
        self,
        kind: str,
        content: bytes,
        name: str,
        caption: str = "",
        topic: int = 0,
        *,
        to: Message | None = None,
        chat: Chat | None = None,
    ) -> Message:
        """Sends a file as a ``video``, an ``animation``, a ``voice`` ..."""
        return actions.send_file(
            self.emulator,
            self.user,
            chat or self.private,
            kind,
            Upload(name, content),
            caption=caption,
            topic=topic,
            reply_to=to,
        )

    async def sends_album(
        self,
        *files: tuple[str, bytes, str],
        captions: Mapping[int, str] | None = None,
        origin: Mapping[str, Any] | None = None,
        late_for: Message | None = None,
        chat: Chat | None = None,
    ) -> list[Message]:
        """Sends an album: kind, content and name of each file; captions by the file's index.

        With an ``origin`` she forwards it; ``late_for`` is a message of the album that it is of.
        """
        uploads = [(kind, Upload(name, content)) for kind, content, name in files]
        extra = self._forwarded(origin) if origin else {}
        if late_for is not None:
            extra["media_group_id"] = (late_for.extra or {})["media_group_id"]
        place = chat or self.private
        return actions.send_album(
            self.emulator, self.user, place, uploads, captions or {}, extra=extra
        )

    async def blocks(self) -> None:
        """Blocks the bot."""
        actions.set_blocked(self.emulator, self.user, blocked=True)

    async def unblocks(self) -> None:
        """Unblocks the bot."""
        actions.set_blocked(self.emulator, self.user, blocked=False)

    async def presses(
        self, label: str, *, on: Message | None = None, chat: Chat | None = None
    ) -> str:
        """Presses the newest button whose text has these words; returns the toast.

        It is in her private chat, unless another is named or ``on`` stands elsewhere.

        Waits for the button to appear and for the bot to answer. A key of the reply keyboard, while
        that is shown, is said, or sends her ``whereabouts`` if it asks for them; a deep link to the
        bot is followed, any other address is returned.
        """
        message, button = await self._until(
            lambda: self._find_button(label, on, chat), f"no button {label!r}", chat
        )
        if "callback_data" not in button:
            return await self._follow(button)
        query = actions.press(self.emulator, self.user, message, button["callback_data"])
        answer = await self._answer(query, f"nobody answered the button {label!r}")
        return str(answer.get("text") or "")

    async def forges(self, data: str, *, on: Message) -> str:
        """Presses a button that is not there, as a changed client can; returns the toast."""
        query = actions.press(self.emulator, self.user, on, data)
        answer = await self._answer(query, f"nobody answered the forged button {data!r}")
        return str(answer.get("text") or "")

    async def _follow(self, button: Markup) -> str:
        if button.get("request_location"):
            if self.whereabouts is None:
                raise AssertionError(f"{self.user.first_name} does not say where she is")
            await self.sends_location(*self.whereabouts)
            return ""
        if not ({*button} - {"text", "style"}):
            await self.says(button["text"])
            return ""
        if button.get("request_chat"):
            raise AssertionError("choose a chat for this button: chooses_chat(label, chat)")
        url = str(button.get("url") or button.get("switch_inline_query") or "")
        link = _DEEP_LINK.fullmatch(url)
        if link and link[1].lower() == (self.emulator.bot.username or "").lower():
            await self.opens(link[2])
        return url

    async def inline(self, words: str, offset: str = "") -> list[dict[str, Any]]:
        """Types ``@bot words``; returns the results the bot offers."""
        results: list[dict[str, Any]] = (await self._asks_inline(words, offset))["results"]
        return results

    async def inline_button(self, words: str) -> dict[str, Any] | None:
        """Types ``@bot words``; returns the button that the bot puts above the results."""
        button: dict[str, Any] | None = (await self._asks_inline(words))["button"]
        return button

    async def _asks_inline(self, words: str, offset: str = "") -> dict[str, Any]:
        query = actions.ask_inline(self.emulator, self.user, words, offset)
        return await self._answer(query, f"nobody answered the inline query {words!r}")

    async def chooses(
        self, result: dict[str, Any], words: str = "", *, chat: Chat | None = None
    ) -> Message:
        """Sends an inline result to her chat with the bot, or to another."""
        return actions.choose(self.emulator, self.user, chat or self.private, result, words)

    async def sees(
        self,
        words: str,
        *,
        since: Message | None = None,
        within: Message | None = None,
        chat: Chat | None = None,
    ) -> Message:
        """Waits until a message of the bot with these words is visible; returns the newest.

        An old message counts unless ``since`` is given: then only what was sent or edited after
        that message was. ``within`` looks at one message only.
        """
        after = since.change if since else 0

        def look() -> Message | None:
            for message in reversed((chat or self.private).messages.values()):
                fits = message.is_from_bot and words in message.text and message.change > after
                if fits and within in (None, message):
                    return message
            return None

        return await self._until(look, f"{words!r} did not appear", chat)

    async def sees_nothing_new(self, *, since: Message) -> None:
        """Checks that the bot sent and edited nothing in that message's chat after it.

        Waits first until the bot has confirmed all updates and no call is being answered. This is
        sound when the bot confirms an update only after it has handled it. For one that confirms
        first, ask something answered later in the same chat and wait for the answer: updates of a
        chat are handled in order. What a bot does by its own clock is not waited for at all.
        """
        await self.emulator.quiet(self.patience)
        new = [
            message
            for message in since.chat.messages.values()
            if message.is_from_bot and message.change > since.change
        ]
        if new:
            raise AssertionError(f"{self._sight(since.chat)}\n{len(new)} of these are new")

    async def sees_gone(self, message: Message) -> None:
        """Waits until a message is deleted."""
        await self._until(
            lambda: True if message.message_id not in message.chat.messages else None,
            f"message {message.message_id} is still there",
            message.chat,
        )

    def keyboard(self) -> Message | None:
        """The message whose keys stand in place of her phone's letters."""
        for message in reversed(self.chat):
            if message.markup and {"keyboard", "remove_keyboard"} & {*message.markup}:
                return message if "keyboard" in message.markup else None
        return None

    def screen(self) -> str:
        """The newest message of the bot with its buttons in brackets, a row a line."""
        ours = [message for message in self.chat if message.is_from_bot]
        return shown(ours[-1]) if ours else ""

    def commands(self) -> list[dict[str, str]]:
        """Her command menu."""
        return self.emulator.profile.shown_to(self.user)

    def _find_button(
        self, label: str, on: Message | None = None, chat: Chat | None = None
    ) -> tuple[Message, Markup] | None:
        for message in [on] if on else reversed((chat or self.private).messages.values()):
            offered = buttons(message.markup)
            if not is_inline(message.markup) and message is not self.keyboard():
                continue
            exact = [button for button in offered if button["text"] == label]
            similar = [button for button in offered if label in button["text"]]
            if exact or similar:
                return message, (exact or similar)[0]
        return None

    async def _until(
        self, look: Callable[[], Result | None], complaint: str, chat: Chat | None = None
    ) -> Result:
        place = chat or self.private
        try:
            return await self.emulator.changes.until(place.id, look, self.patience)
        except TimeoutError:
            raise AssertionError(f"{complaint}; {self._sight(place)}") from None

    async def _answer(self, query: Query, complaint: str) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self.patience):
                return await query.answer
        except TimeoutError:
            raise AssertionError(f"{complaint}; {self._sight()}") from None

    def _sight(self, chat: Chat | None = None) -> str:
        messages = list((chat or self.private).messages.values())[-_SHOWN:]
        lines = "\n---\n".join(f"{item.sender.first_name}: {shown(item)}" for item in messages)
        return f"{self.user.first_name} saw:\n{lines or 'nothing'}"


def shown(message: Message) -> str:
    """A message as text, its buttons in brackets."""
    markup = message.markup or {}
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    lines = [" ".join(f"[{button['text']}]" for button in row) for row in rows]
    media = "".join(f"<{kind}> " for kind in message.media or ())
    return "\n".join([media + message.text, *lines])
