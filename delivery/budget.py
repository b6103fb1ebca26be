"""Stars: what Telegram takes for over thirty messages a second, and the most a day may cost."""

from datetime import date, datetime

from news.stars import TENTHS, TENTHS_A_MESSAGE, is_paid
from storage.database import Connection
from storage.facts import keep_fact
from storage.stars import SPENT, tenths_spent


class Budget:
    """Pays for bulk sends while the day's Stars (days of UTC) last; durable."""

    def __init__(self, stars_a_day: int, rate: float) -> None:
        self._most = stars_a_day * TENTHS if is_paid(rate) else 0
        self._day: date | None = None
        self._spent = 0
        self._refunds = 0

    @property
    def is_on(self) -> bool:
        """Whether the operator lets sends cost anything."""
        return self._most > 0

    async def pay(self, connection: Connection, messages: int, now: datetime) -> int:
        """Pay for messages that are about to be sent: for how many the day's Stars last."""
        if self._day != now.date():
            await self._begin_day(connection, now.date())
        spent = max(0, self._spent - self._refunds)
        paid = min(messages, (self._most - spent) // TENTHS_A_MESSAGE)
        self._spent, self._refunds = spent + paid * TENTHS_A_MESSAGE, 0
        if paid:
            await keep_fact(connection, SPENT, f"{now.date()} {self._spent}")
        return paid

    def refund(self) -> None:
        """A paid message was not sent."""
        self._refunds += TENTHS_A_MESSAGE

    async def _begin_day(self, connection: Connection, today: date) -> None:
        self._day, self._refunds = today, 0
        self._spent = await tenths_spent(connection, today)
