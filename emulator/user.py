"""Who there is: people, the bot, and those who write in a group for somebody else."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, eq=False)
class User:
    """A person or the bot itself."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    role: str = ""
    """A label for the chat page."""
    started: bool = False
    """Whether the person ever wrote to the bot: before that it may not write to them."""
    blocked: bool = False
    deactivated: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The Bot API's User."""
        user: dict[str, Any] = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
        }
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


ANONYMOUS = User(1_087_968_824, "Group", "GroupAnonymousBot", is_bot=True)
"""Who writes for an administrator that stays anonymous, in every group."""
BY_CHANNEL = User(136_817_688, "Channel", "Channel_Bot", is_bot=True)
"""Who writes for a channel in a group."""
TELEGRAM = User(777_000, "Telegram")
"""Who brings posts to the group that is linked to a channel."""
STAND_INS = (ANONYMOUS, BY_CHANNEL, TELEGRAM)
