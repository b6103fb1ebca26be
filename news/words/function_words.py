"""Words that stand in any article, whatever it is about."""

from news.words.morphology import Keys

# Lemmas where they are known; forms, which hardly change, where lemmas are guesses.
_WORDS = {
    "r": """
        и в во не на с со что по о об из за к ко у от до для при как а но или же ли бы это этот тот
        который быть свой он она они мы я вы его ее их то так также тоже уже еще после более чтобы
        весь все год время сообщать сообщить сообщение заявить заявлять рассказать однако если
        только под над между через без около среди один сам самый такой другой мочь стать
    """,
    "xb": """
        і у ў не на з са што па пра аб за да ад для пры як а але або жа ці б гэта гэты гэтая гэтага
        гэтым той які якая якое якія быць быў была было былі будзе свой ён яна яны мы я вы яго яе іх
        так таксама ужо яшчэ пасля больш каб увесь усе год час паведаміў паведаміла паведамілі
        паведамляе заявіў заявіла расказаў расказала аднак калі толькі пад над паміж праз без каля
        сярод адзін сам самы такі іншы можа стаў стала
    """,
    "xe": """
        the a an and or but not in on at to of for from by with as is are was were be been has have
        had it its he she they we i you his her their this that these those which who what when
        where after before more than also said say says year time one will would can could new
    """,
}
_KEYS = frozenset(prefix[0] + word for prefix, words in _WORDS.items() for word in words.split())


def telling(keys: Keys) -> Keys:
    """What of a word's keys tells one article from another: its lemmas, or else its form."""
    lemmas = frozenset(key for key in keys if key[0] != "x")
    if not lemmas:
        return keys - _KEYS
    return frozenset() if (keys - lemmas) & _KEYS else lemmas - _KEYS
