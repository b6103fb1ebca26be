from news.synonym import SynonymFault, SynonymGroup
from tests.texts.people import BE, EN, RU, buttons, seen
from texts.synonym_actions import KeepSynonyms, RemoveSynonyms, ShowSynonyms
from texts.synonyms import bad_synonyms, synonyms_page, synonyms_removed

UNION = SynonymGroup(12, ("ЕАЭС", "Евразийский экономический союз"))


def test_groups_are_listed_with_their_numbers_and_a_way_to_remove_each() -> None:
    message = synonyms_page(RU, [UNION])

    assert "12. ЕАЭС = Евразийский экономический союз" in seen(message)
    assert [button.action for button in buttons(message)] == [RemoveSynonyms(12)]


def test_a_long_list_is_turned() -> None:
    message = synonyms_page(EN, [UNION] * 20, 2)

    assert "9–16 of 20" in seen(message)
    assert [button.action for button in buttons(message)][-2:] == [
        ShowSynonyms(1),
        ShowSynonyms(3),
    ]


def test_a_removed_group_can_be_had_back_where_a_button_can_hold_it() -> None:
    short = SynonymGroup(3, ("Беларусь", "Белоруссия"))

    assert [button.action for button in buttons(synonyms_removed(BE, short))] == [
        KeepSynonyms("Беларусь = Белоруссия"),
        ShowSynonyms(),
    ]
    assert [button.action for button in buttons(synonyms_removed(BE, UNION))] == [ShowSynonyms()]


def test_a_mistake_is_named_and_the_way_to_write_it_shown() -> None:
    message = seen(bad_synonyms(EN, SynonymFault.TOO_FEW))

    assert message.startswith("It takes at least two words")
    assert "/synonyms EAEU = Eurasian Economic Union" in message
