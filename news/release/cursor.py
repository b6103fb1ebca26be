"""A place in the tokens of a text."""

from collections.abc import Sequence

from news.release.kind import Kind
from news.release.tokens import Token

_END = Token(Kind.FILLER, 0, "")


class Cursor:
    """Reads tokens from left to right; a production that does not fit goes back to its start."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether all has been read."""
        return self.at >= len(self._tokens)

    def peek(self, ahead: int = 0) -> Token:
        """The token that far ahead, or before; beyond the ends one that means nothing."""
        at = self.at + ahead
        return self._tokens[at] if 0 <= at < len(self._tokens) else _END

    def take(self, *kinds: Kind) -> Token | None:
        """The next token, if it is of one of the kinds."""
        token = self.peek()
        if token.kind not in kinds:
            return None
        self.at += 1
        return token

    def skip(self, *kinds: Kind) -> bool:
        """Leave out the tokens of these kinds that follow; whether there were any."""
        start = self.at
        while self.take(*kinds):
            pass
        return self.at > start
