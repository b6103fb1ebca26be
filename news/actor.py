"""Who acts in the newsroom: people by their Telegram user ids, programs by ids below zero."""


def source_actor(source_id: int) -> int:
    """The id under which a source drafts and publishes."""
    return -2 * source_id


def token_actor(token_id: int) -> int:
    """The id under which a program does what it asks for with a token of the HTTP API."""
    return -2 * token_id - 1


def is_person(actor_id: int) -> bool:
    """Whether it is somebody who can be written to."""
    return actor_id > 0
