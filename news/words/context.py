"""What the words next to a Russian word tell of its lemma."""

from news.words.russian import Form, Readings

_NOMINATIVE = ("nomn", "accs")


def meant_between(
    before: Readings | None, word: Readings, after: Readings | None
) -> frozenset[str]:
    """Lemmas of a word as its neighbours tell them; none when they tell nothing.

    None for a neighbour is the beginning or the end of a sentence, or a word in another language.

    «Дорогой подарок» is dear and «стеклянная банка» no bank, for adjective and noun agree in
    number, gender and case. «Производство стали» is of steel: a verb in the plural would need
    another subject. «Сорок медалей» are no magpies.
    """
    if after is not None:
        if word.numerals and ("plur", "", "gent") in _all(after.nouns):
            return word.numerals
        agreeing = _agreeing(word.adjectives, _all(after.nouns), after)
        if agreeing & word.usual or _agree_in_more_than_genitive(agreeing, word, after):
            return _preferred(agreeing, word)
        if agreeing:
            return agreeing | word.usual
    if before is not None:
        agreeing = _agreeing(word.nouns, before.attribute, word)
        if agreeing:
            return _preferred(agreeing, word)
        if word.verb and before.nouns and _wants_no_verb(before, word.verb, after):
            return word.usual | _in_genitive(word)
    return frozenset()


def _agreeing(
    lemmas: dict[str, frozenset[Form]], neighbours: frozenset[Form], noun: Readings
) -> frozenset[str]:
    """Lemmas that share a form with the neighbour.

    Where the noun is mostly a verb, the nominative tells nothing: it may be the verb's subject.
    """
    if noun.verb:
        neighbours = frozenset(form for form in neighbours if form[2] not in _NOMINATIVE)
    return frozenset(lemma for lemma, forms in lemmas.items() if not forms.isdisjoint(neighbours))


def _agree_in_more_than_genitive(
    adjectives: frozenset[str], word: Readings, noun: Readings
) -> bool:
    """Whether the noun may not simply depend on the word: «данных клиентов», «животных стран»."""
    forms = _all({lemma: word.adjectives[lemma] for lemma in adjectives}) & _all(noun.nouns)
    return any(case not in ("gent", "accs") for _, _, case in forms)


def _all(lemmas: dict[str, frozenset[Form]]) -> frozenset[Form]:
    return frozenset().union(*lemmas.values())


def _preferred(agreeing: frozenset[str], word: Readings) -> frozenset[str]:
    return agreeing & word.usual or agreeing


def _wants_no_verb(before: Readings, number: str, after: Readings | None) -> bool:
    """Whether between these words a verb in this number is unlikely."""
    subjects = {form[0] for form in _all(before.nouns) if form[2] == "nomn"}
    if number in subjects or before.verb:
        return False
    if after is None or after.verb:
        return True
    is_complement = any(case in ("nomn", "ablt") for _, _, case in _all(after.nouns))
    return bool(subjects) and not after.follows_verb and not is_complement and not after.adjectives


def _in_genitive(word: Readings) -> frozenset[str]:
    return frozenset(
        lemma for lemma, forms in word.nouns.items() if any(case == "gent" for _, _, case in forms)
    )
