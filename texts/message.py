"""A message before it becomes a call to Telegram; no framework knows it, any can send it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from texts.action import Action
from texts.html import Html

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
_TICK = "✓ "
# Signs that a phone of 320 points shows of a label, by the number of buttons in its row.
LONGEST_BESIDE = {2: 15, 3: 10, 4: 6}
_LEAST_BESIDE = 5
# The longest label that half of the screen shows with a tick, too.
LONGEST_TICKED = LONGEST_BESIDE[2] - 1


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button; it does exactly one of the four things."""

    label: str
    action: Action | None = None
    url: str | None = None
    inline_query: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class ChatWanted:
    """Which chat a key lets its owner choose, by a ``number`` of ours.

    The bot gets these ``rights`` there, in Telegram's words without ``can_``.
    """

    number: int
    is_channel: bool
    rights: tuple[str, ...]
    is_forum: bool | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key in place of a phone's letters: it says its label, or sends where its owner is.

    Or it lets them choose a chat.
    """

    label: str
    asks_location: bool = False
    asks_chat: ChatWanted | None = None


Row = tuple[Button, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Text in Telegram's HTML (the caption, when there is a photo) over rows of buttons.

    ``photo`` is a Telegram file id; ``silent`` is Telegram's disable_notification, for only news
    rings; ``preview`` is the address whose preview Telegram shows below a text, never a link in it.
    ``keys``, a row each, take the place of the phone's letters, and none of them gives those back;
    a message has either these or buttons.
    """

    text: Html
    buttons: Rows = ()
    photo: str | None = None
    silent: bool = True
    preview: str | None = None
    keys: tuple[Key, ...] | None = None

    def with_rows(self, *rows: Row) -> "Message":
        """The same message with more rows of buttons below, such as the way back."""
        return replace(self, buttons=self.buttons + rows)


def ticked(label: str, *, chosen: bool) -> str:
    """The label of a choice, marked when it is the one made."""
    return f"{_TICK}{label}" if chosen else label


def in_rows(buttons: Iterable[Button], a_row: int, longest: int = LONGEST_BESIDE[2]) -> Rows:
    """The buttons laid out ``a_row`` in a row; one longer than ``longest`` has a row to itself."""
    rows: list[list[Button]] = []
    row: list[Button] = []
    for button in buttons:
        if len(button.label.removeprefix(_TICK)) > longest:
            rows.append([button])
            continue
        if not row or len(row) == a_row:
            row = []
            rows.append(row)
        row.append(button)
    return tuple(map(tuple, rows))


def fitted(rows: Sequence[Sequence[Button]]) -> Rows:
    """The rows with every label whole on a narrow phone: one with too long a label is broken."""
    return tuple(part for row in rows for part in _parts(tuple(row)))


def _parts(row: Row) -> Iterable[Row]:
    longest = max((_width(button.label) for button in row), default=0)
    a_row = len(row)
    while a_row > 1 and longest > LONGEST_BESIDE.get(a_row, _LEAST_BESIDE):
        a_row -= 1
    return (row[start : start + a_row] for start in range(0, len(row), a_row or 1))


def _width(label: str) -> int:
    """A tick and its space take the room of one letter."""
    return len(label) - label.startswith(_TICK)
