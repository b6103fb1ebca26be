"""Message entities: which may meet, in what order they stand, how many there may be."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

Entity = dict[str, Any]

MOST = 100
"""Telegram silently drops what is beyond."""

_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = ("blockquote", "expandable_blockquote")
_CODE = ("pre", "code")
_PRIORITY = {"blockquote": 0, "expandable_blockquote": 0, "text_link": 49, "text_mention": 49}
_PRIORITY |= {"bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94}


def end(entity: Entity) -> int:
    """The UTF-16 offset just after the entity."""
    return int(entity["offset"] + entity["length"])


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _PRIORITY.get(entity["type"], 50)


def overlap(one: Entity, other: Entity) -> bool:
    """Whether the two share a character."""
    return bool(one["offset"] < end(other) and other["offset"] < end(one))


def _crosses(one: Entity, other: Entity) -> bool:
    inside = one["offset"] >= other["offset"] and end(one) <= end(other)
    around = one["offset"] <= other["offset"] and end(one) >= end(other)
    return overlap(one, other) and not inside and not around


def _first_of_overlapping(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def tidied(entities: list[Entity]) -> list[Entity]:
    """The entities as the server keeps them: sorted, nested properly, at most 100."""
    ordered = sorted((item for item in entities if item["length"] > 0), key=_order)
    if not _are_nested(ordered):
        ordered = sorted(_untangled(ordered), key=_order)
    return ordered[:MOST]


def _are_nested(entities: list[Entity]) -> bool:
    around: list[Entity] = []
    for entity in entities:
        while around and end(around[-1]) <= entity["offset"]:
            around.pop()
        if any(not _may_contain(outer, entity) for outer in around):
            return False
        around.append(entity)
    return True


def _may_contain(outer: Entity, inner: Entity) -> bool:
    if end(inner) > end(outer) or outer["type"] == inner["type"] or outer["type"] in _CODE:
        return False
    if outer["type"] in _QUOTES:
        return inner["type"] not in _QUOTES
    return outer["type"] in _STYLES or inner["type"] in _STYLES


def _untangled(entities: list[Entity]) -> list[Entity]:
    styles = [item for item in entities if item["type"] in _STYLES]
    quotes = _first_of_overlapping(item for item in entities if item["type"] in _QUOTES)
    others = [item for item in entities if item["type"] not in (*_STYLES, *_QUOTES)]
    solid = [
        item
        for item in _first_of_overlapping(others)
        if not any(
            _crosses(item, quote) or (overlap(item, quote) and item["length"] > quote["length"])
            for quote in quotes
        )
    ]
    return [*quotes, *solid, *_cut_styles(styles, [*quotes, *solid])]


def _cut_styles(styles: list[Entity], others: list[Entity]) -> list[Entity]:
    bounds = sorted({bound for item in others for bound in (item["offset"], end(item))})
    code = [item for item in others if item["type"] in _CODE]
    pieces: list[Entity] = []
    for kind in _STYLES:
        for start, stop in _united(item for item in styles if item["type"] == kind):
            cuts = [start, *(bound for bound in bounds if start < bound < stop), stop]
            pieces += [
                {"type": kind, "offset": left, "length": right - left}
                for left, right in pairwise(cuts)
            ]
    return [piece for piece in pieces if not any(overlap(piece, item) for item in code)]


def _united(entities: Iterable[Entity]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for entity in entities:
        if spans and entity["offset"] <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end(entity)))
        else:
            spans.append((entity["offset"], end(entity)))
    return spans


def with_found(entities: list[Entity], found: list[Entity]) -> list[Entity]:
    """The entities together with those found in the text, which give way to the given ones."""
    solid = [item for item in entities if item["type"] not in (*_STYLES, *_QUOTES)]
    quotes = [item for item in entities if item["type"] in _QUOTES]
    fitting = [
        item
        for item in found
        if not any(overlap(item, other) for other in solid)
        and not any(_crosses(item, quote) for quote in quotes)
    ]
    return tidied([*entities, *fitting]) if fitting else entities[:MOST]
