"""What the buttons about letters to the newsroom mean."""

from dataclasses import dataclass

from texts.action import Action


@dataclass(frozen=True)
class ReportMistake(Action, prefix="im"):
    """Write to the newsroom that something in an article is wrong."""

    article_id: int


@dataclass(frozen=True)
class WriteLetter(Action, prefix="iw"):
    """Write to the newsroom."""


@dataclass(frozen=True)
class DropLetter(Action, prefix="id"):
    """Stop waiting for the reader's letter."""


@dataclass(frozen=True)
class TakeBackLetter(Action, prefix="ib"):
    """Forget a letter that the reader has just written."""

    letter_id: int


@dataclass(frozen=True)
class ShowLetters(Action, prefix="il"):
    """Open a page, from 1, of the letters: of those that are open, or of ``everything``."""

    page: int = 1
    everything: bool = False
    fresh: bool = False


@dataclass(frozen=True)
class OpenLetter(Action, prefix="io"):
    """Open a letter from a page of the list."""

    letter_id: int
    page: int = 1
    everything: bool = False


@dataclass(frozen=True)
class AnswerLetter(Action, prefix="ia"):
    """Take the editor's next message as the answer to a letter."""

    letter_id: int


@dataclass(frozen=True)
class DropAnswer(Action, prefix="ix"):
    """Stop waiting for the answer to a letter."""

    letter_id: int


@dataclass(frozen=True)
class CloseLetter(Action, prefix="ic"):
    """Put a letter away that needs no answer."""

    letter_id: int


@dataclass(frozen=True)
class ReopenLetter(Action, prefix="ir"):
    """Have a letter again that was put away."""

    letter_id: int


@dataclass(frozen=True)
class AskMuteWriter(Action, prefix="iq"):
    """Ask whether to take no more letters from a letter's writer."""

    letter_id: int


@dataclass(frozen=True)
class MuteWriter(Action, prefix="iu"):
    """Take no more letters from a letter's writer, or take them again."""

    letter_id: int
    muted: bool
