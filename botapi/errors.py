"""Errors after which nothing more may be asked of Telegram."""

from news.stand_down import StandDownError


class WrongTokenError(Exception):
    """Telegram does not know the token: nothing will ever work with it."""

    def __init__(self) -> None:
        super().__init__("Telegram does not know BOT_TOKEN: get a new one from @BotFather")


class LeaseLostError(StandDownError):
    """Another process has taken over; this one may send nothing more."""

    def __init__(self) -> None:
        super().__init__("Another process has taken over the sending.")
