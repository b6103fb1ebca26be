"""Words that stand in any article, whatever it is about: lemmas, as keys begin in each language."""

_WORDS = {
    "r": """
        и в во не на с со что по о об из за к ко у от до для при как а но или же ли бы это этот тот
        который быть свой он она они мы я вы его ее их то так также тоже уже еще после более чтобы
        весь все год время сообщать сообщить сообщение заявить заявлять рассказать однако если
        только под над между через без около среди один сам самый такой другой мочь стать
    """,
    "b": """
        і у ў не на з са што па пра аб з за да ад для пры як а але або жа ці б гэта гэты той які
        быць свой ён яна яны мы я вы яго яе іх то так таксама ужо яшчэ пасля больш каб увесь усе
        год час паведаміць паведамляць заявіць расказаць аднак калі толькі пад над паміж праз без
        каля сярод адзін сам самы такі іншы магчы стаць
    """,
    "e": """
        the a an and or but not in on at to of for from by with as is are was were be been has have
        had it its he she they we i you his her their this that these those which who what when
        where after before more than also said say says year time one will would can could new
    """,
}
_KEYS = frozenset(prefix + word for prefix, words in _WORDS.items() for word in words.split())


def says_nothing(key: str) -> bool:
    """Whether a key is that of a word which tells no article from another."""
    return key in _KEYS
