"""/manage: for whom readers' commands speak in the private chat."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from botapi.places import AskPlace, Place, chat_of
from handlers.answer import Answer, change, say, toast
from handlers.authority import asking
from handlers.channel import Reference
from handlers.place_reference import Meant, place_meant
from handlers.press import Pressed
from handlers.speaking import named_place
from handlers.spoken import for_place
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.place import CHANNEL, Authority, Chat
from news.subscriber import PlaceKind
from newsroom import places
from newsroom.authority import may_manage
from newsroom.desk import Desk
from texts.manage import (
    NamedPlace,
    managing,
    no_place,
    place_gone_toast,
    refusal,
    refusal_toast,
    speaks_for,
    speaks_for_oneself,
    unknown_place,
)
from texts.manage_actions import Manage, ShowManaged
from texts.message import Message
