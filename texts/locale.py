"""A reader's language and time zone, and the bot's name."""

import datetime as dt
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

from texts.action import Action
from texts.catalogue import Catalogue, Value
from texts.message import Button

_OPENED = re.compile(r"https://t\.me/\w+\?start=a_([0-9]{1,18})(?:_d)?(?:_p[0-9]{1,18})?")
ANY_PLACE = "\ufdd0"
"""Stands for a place's id in what many are sent: no text has it, since it is no character."""


def article_opened_by(url: str) -> int | None:
    """The article that a deep link of ours opens; None of any other address."""
    found = _OPENED.fullmatch(url)
    return int(found[1]) if found else None


def sending_url(link: str) -> str:
    """Telegram's own link for sending a link to any chat."""
    return f"https://t.me/share/url?url={quote(link, safe='')}"


@dataclass(frozen=True, slots=True)
class Locale:
    """A reader's language and zone; ``bot`` is the bot's username.

    ``inline`` is whether the bot answers in other chats, which BotFather has to be asked for. Who
    reads ``plain`` has no emoji, no pictures and nothing folded: see ``texts.plain``. What a group
    or channel is sent names it in its links by ``of_place``, which is its id, or stands for that.
    """

    catalogue: Catalogue
    zone: ZoneInfo
    bot: str
    inline: bool = True
    plain: bool = False
    of_place: str = ""

    def date(self, moment: datetime) -> str:
        """A UTC moment on the reader's clock: ``4 июля 2024, 19:25``."""
        local = moment.astimezone(self.zone)
        return f"{local.day} {self.catalogue.months[local.month]} {local.year}, {local:%H:%M}"

    def short_date(self, moment: datetime) -> str:
        """The same without the year: ``4 июля, 19:25``."""
        local = moment.astimezone(self.zone)
        return f"{local.day} {self.catalogue.months[local.month]}, {local:%H:%M}"

    def moment(self, moment: datetime, now: datetime) -> str:
        """The same, seen from ``now``: ``завтра, 09:00``; ``22 ноября, 09:00`` within the year."""
        local = moment.astimezone(self.zone)
        today = now.astimezone(self.zone).date()
        for key, days in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
            if local.date() == today + timedelta(days=days):
                return f"{self.catalogue.plain(key)}, {local:%H:%M}"
        return self.short_date(moment) if local.year == today.year else self.date(moment)

    def until(self, moment: datetime, now: datetime) -> str:
        """The same after ``until``: a moment of today is its hour alone, ``20:30``."""
        local = moment.astimezone(self.zone)
        is_today = local.date() == now.astimezone(self.zone).date()
        return f"{local:%H:%M}" if is_today else self.moment(moment, now)

    def full_moment(self, moment: datetime, now: datetime) -> str:
        """With its weekday, for what must not be misread: ``вторник, 1 декабря, 09:00``.

        No "tomorrow": it may be read for days. The year is said when it is another than now.
        """
        local = moment.astimezone(self.zone)
        this_year = local.year == now.astimezone(self.zone).year
        at = self.short_date(moment) if this_year else self.date(moment)
        return f"{self.catalogue.weekdays[local.weekday()]}, {at}"

    def planned_day(self, moment: datetime, now: datetime) -> str:
        """The day of a UTC moment, seen from ``now``: ``завтра, 1 декабря``; ``ср, 2 декабря``."""
        local = moment.astimezone(self.zone)
        today = now.astimezone(self.zone).date()
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((local.date() - today).days)
        name = self.catalogue.plain(near) if near else self.catalogue.days[local.weekday()]
        return f"{name}, {local.day} {self.catalogue.months[local.month]}"

    def article_url(self, article_id: int, *, in_digest: bool = False) -> str:
        """The deep link that opens an article in the chat; a digest's own says where it stood."""
        where = "_d" if in_digest else ""
        if self.of_place:
            where += f"_p{self.of_place}"
        return f"https://t.me/{self.bot}?start=a_{article_id}{where}"

    @property
    def archive_url(self) -> str:
        """The deep link that brings people from a group or channel to all that was published."""
        return f"https://t.me/{self.bot}?start=l_p{self.of_place}"

    @property
    def place_url(self) -> str:
        """The deep link that brings people from a group or channel to the bot."""
        return f"https://t.me/{self.bot}?start=p_{self.of_place}"

    def day(self, day: dt.date) -> str:
        """A day in short: ``24 нояб.``."""
        return format_date(day, "d MMM", locale=self.catalogue.language)

    def compact(self, number: int) -> str:
        """A number in few signs: ``1,5 млн``."""
        return format_compact_decimal(number, locale=self.catalogue.language, fraction_digits=1)

    def number(self, number: int) -> str:
        """A number with its thousands apart: ``1 240``."""
        return format_decimal(number, locale=self.catalogue.language)

    @property
    def bot_url(self) -> str:
        """The link to the bot."""
        return f"https://t.me/{self.bot}"

    @property
    def places_url(self) -> str:
        """The deep link that opens the places that somebody looks after."""
        return f"https://t.me/{self.bot}?start=places"

    def rubric_url(self, slug: str) -> str:
        """The deep link that opens a rubric in the chat."""
        return f"https://t.me/{self.bot}?start=r_{slug}"

    def shared_url(self, key: str) -> str:
        """The deep link of a campaign, by its slug, or of words, by what stands for them."""
        return f"https://t.me/{self.bot}?start=k_{key}"

    def share_url(self, article_id: int) -> str:
        """Telegram's own link for sending an article's deep link to any chat."""
        return sending_url(self.article_url(article_id))

    def button(self, key: str, action: Action, **values: Value) -> Button:
        """A button labelled by the catalogue."""
        # A label is one line: the spaces within numbers need not hold it together.
        return Button(self.catalogue.plain(key, **values).replace("\xa0", " "), action)
