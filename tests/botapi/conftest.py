from tests.goodbyes import no_goodbyes
from tests.telegram import bot, emulator

__all__ = ["bot", "emulator", "no_goodbyes"]
