"""Texts without the token: the one place where tokens are cut out."""

import re

_COLON = "(?::|%3A|&#58;|&#x3A;|&colon;)"
# After `bot` also a part of it: whoever shortens an address may cut the token in two.
_TOKEN = re.compile(
    rf"(?<!\d)\d{{1,20}}{_COLON}[\w-]{{20,}}|(?<=bot)\d{{1,20}}{_COLON}[\w-]*", re.IGNORECASE
)
_CUT_OUT = "<token>"
_MOST_OF_A_REASON = 200


def without_tokens(text: str) -> str:
    """The text with every token cut out."""
    return _TOKEN.sub(_CUT_OUT, text)


def reason_of(error: BaseException) -> str:
    """Why a call failed, on one short line: aiogram's errors hide their causes."""
    # What ran out of time has been cancelled, which says nothing.
    cause = error.__cause__ if isinstance(error.__cause__, Exception) else error
    # Cut before it is cut short: half a token could not be told from other text.
    text = without_tokens(" ".join(str(cause).split()))[:_MOST_OF_A_REASON]
    return f"{type(cause).__name__}: {text}" if text else type(cause).__name__
