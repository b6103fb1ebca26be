"""Hashtags and names in a line, and what is left of it without them."""

import re

_TAG = re.compile(r"[#＃](\w[\w-]*)")
_MENTION = re.compile(r"@\w+")


def tags(line: str) -> list[str]:
    """The hashtags of a line, without their sign."""
    return _TAG.findall(line)


def may_be_headline(line: str) -> bool:
    """Whether a line says anything, in letters or digits, beside hashtags and @names."""
    return any(map(str.isalnum, _MENTION.sub("", _TAG.sub("", line))))
