"""On, off and for ever, as people say them after a command in three languages."""

ON = frozenset({"on", "yes", "вкл", "включить", "включи", "да", "укл", "уключыць", "уключы", "так"})
OFF = frozenset(
    {
        *("off", "no", "none", "never", "stop", "disable"),
        *("выкл", "выключить", "выключи", "отключить", "отключи", "снять", "нет", "никогда"),
        *("выключыць", "выключы", "адключыць", "адключы", "зняць", "няма", "ніколі"),
    }
)
ENDLESS = frozenset(
    {
        *("forever", "for ever", "always"),
        *("навсегда", "насовсем", "бессрочно", "всегда"),
        *("назаўсёды", "назусім", "бестэрмінова", "заўсёды"),
    }
)
_AROUND = " .!«»\"'“”()"


def parse_switch(text: str) -> bool | None:
    """Whether ``on`` or ``off`` is said; None when it is neither."""
    word = bare_word(text)
    if word in ON:
        return True
    return False if word in OFF else None


def bare_word(text: str) -> str:
    """The word in small letters, without the signs around it."""
    return text.strip(_AROUND).casefold()
