"""Questions that an editor is asked: how long the answer is waited for, and what calls it off."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import StatesGroup

PATIENCE = timedelta(minutes=30)
"""Who has gone on to something else types something else."""

_CANCELLED = frozenset(
    {
        "отмена", "отменить", "отмени", "отменяю",
        "скасаваць", "скасуй", "адмена", "адмяніць", "адмяні",
        "cancel",
    }
)  # fmt: skip


def is_cancellation(text: str | None) -> bool:
    """Whether a text says no more than that nothing is to be waited for."""
    return "".join(filter(str.isalnum, text or "")).casefold() in _CANCELLED


def asked_at(now: datetime) -> dict[str, Any]:
    """When a question was put, as a conversation keeps it."""
    return {"at": now.timestamp()}


def is_over(data: Mapping[str, Any], now: datetime, patience: timedelta = PATIENCE) -> bool:
    """Whether what is typed now can hardly be meant as the answer: it comes long after."""
    return bool(now.timestamp() - float(data.get("at", 0.0)) > patience.total_seconds())


async def stop_waiting(state: FSMContext, question: type[StatesGroup]) -> None:
    """Wait for the answer to that question no more; what else is waited for stays awaited."""
    if await state.get_state() in question.__all_states_names__:
        await state.clear()
