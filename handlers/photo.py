"""Photos of an article that is being composed, by the messages that they came in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo by the file id that sends it, and by the id that tells it from others."""

    file_id: str
    unique_id: str


Photos = Mapping[int, Photo]
"""By the ids of their messages, in order; those that came as files have numbers below 0."""


def photos_to_json(photos: Photos) -> dict[str, Any]:
    """Photos as a conversation keeps them."""
    rows = [[number, each.file_id, each.unique_id] for number, each in photos.items()]
    return {"photos": rows} if rows else {}


def photos_from_json(data: Mapping[str, Any]) -> dict[int, Photo]:
    """The photos that a conversation has kept."""
    return {int(number): Photo(*ids) for number, *ids in data.get("photos", ())}
