"""In whose words, and by whose clock, somebody is told something."""

from handlers.visitor import Catalogues
from news.language import Language
from newsroom import subscribing
from newsroom.desk import Desk
from texts.locale import Locale


class Locales:
    """The words and the clock of each chat, as its reader has set them; ``bot`` is our username."""

    def __init__(
        self, desk: Desk, catalogues: Catalogues, bot: str, *, inline: bool = True
    ) -> None:
        self._desk = desk
        self._catalogues = catalogues
        self._bot = bot
        self._inline = inline

    async def of(self, chat_id: int, code: str | None = None) -> Locale:
        """Those of a chat; for whom we do not know, the newsroom's clock, and Russian.

        Unless Telegram's ``code`` says which language they speak.
        """
        known = await subscribing.reader(self._desk, chat_id)
        language = known.language if known else Language.from_code(code) if code else Language.RU
        zone = known.zone if known else self._desk.zone
        is_plain = known is not None and known.plain
        return Locale(self._catalogues[language], zone, self._bot, self._inline, is_plain)
