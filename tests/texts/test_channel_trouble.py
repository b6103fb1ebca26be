"""What an editor is told of a channel that cannot be a source."""

import pytest

from news.language import Language
from tests.texts.people import LOCALES, seen
from texts.channel_trouble import ChannelFault, ChannelTrouble, channel_trouble

_ABOUT_A_KNOWN_ONE = {ChannelFault.NO_CHANNEL, ChannelFault.NO_BOT, ChannelFault.NO_AUTHORITY}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("fault", ChannelFault)
def test_each_trouble_is_told_with_the_channels_title(
    language: Language, fault: ChannelFault
) -> None:
    told = channel_trouble(LOCALES[language], ChannelTrouble(fault, "Новости <b>"))

    assert ("Новости <b>" in seen(told)) is (fault in _ABOUT_A_KNOWN_ONE)


@pytest.mark.parametrize("language", Language)
def test_a_channel_whose_title_is_unknown_is_told_of_without(language: Language) -> None:
    told = seen(channel_trouble(LOCALES[language], ChannelTrouble(ChannelFault.NO_BOT)))

    assert "none" not in told
    assert "«»" not in told
    assert "“”" not in told


def test_a_long_title_is_cut() -> None:
    trouble = ChannelTrouble(ChannelFault.NO_BOT, "Новости города " * 20)
    assert "Новости…" in seen(channel_trouble(LOCALES[Language.RU], trouble))
