"""How the data of a button is read back. What buttons mean stands in the modules named here."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_type_hints

from texts import (  # noqa: F401 - their buttons are read here
    amendment_actions,
    approval_actions,
    article_actions,
    campaign_actions,
    card_actions,
    checkup_actions,
    detail_actions,
    digest_actions,
    draft_actions,
    editor_actions,
    feed_actions,
    filing_actions,
    first_minute_actions,
    help_actions,
    latest_actions,
    letter_actions,
    link_actions,
    log_actions,
    manage_actions,
    own_data_actions,
    place_actions,
    place_figure_actions,
    rubric_actions,
    saved_actions,
    schedule_actions,
    search_actions,
    sending_actions,
    settings_actions,
    source_actions,
    statistics_actions,
    status_actions,
    story_actions,
    subscription_actions,
    synonym_actions,
    token_actions,
    zone_actions,
)
from texts.action import Action
from texts.manage_actions import ForPlace
from texts.packing import FIELD_READERS


def parse(data: str | None) -> Action | None:
    """The action that ``pack`` wrote; None for anything else."""
    prefix, _, rest = (data or "").partition(":")
    if prefix not in _KINDS:
        return None
    kind, readers = _KINDS[prefix]
    values = rest.split(":", len(readers) - 1) if readers else []
    try:
        return kind(*(read(value) for read, value in zip(readers, values, strict=False)))
    except (TypeError, ValueError):
        return None


def _readers(kind: type[Action]) -> tuple[Callable[[str], Any], ...]:
    hints = get_type_hints(kind)
    return tuple(FIELD_READERS[hints[field.name]] for field in fields(kind))


def asked_by(data: str | None) -> tuple[Action | None, int | None]:
    """What a button asks for, and the id of the place that it is for; None for its presser."""
    action = parse(data)
    if isinstance(action, ForPlace):
        return parse(action.asked), action.place_id
    return action, None


_KINDS = {kind.prefix: (kind, _readers(kind)) for kind in Action.__subclasses__()}
