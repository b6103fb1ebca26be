"""What fails to render, logged once."""

import logging

MOST_REMEMBERED = 1000

log = logging.getLogger(__name__)


class Failures:
    """Logs each dispatch and each article once."""

    def __init__(self) -> None:
        self._logged: set[tuple[str, int]] = set()

    def log_dispatch(self, error: Exception, number: int) -> None:
        """Log that a delivery of this dispatch cannot be rendered."""
        if self._is_new(("dispatch", number)):
            log.error("delivery.unrenderable", exc_info=error, extra={"dispatch": number})

    def log_article(self, error: Exception, number: int) -> None:
        """Log that this article cannot be read, or its line in a digest be rendered."""
        if self._is_new(("article", number)):
            log.error("delivery.unrenderable", exc_info=error, extra={"article": number})

    def _is_new(self, what: tuple[str, int]) -> bool:
        if what in self._logged:
            return False
        if len(self._logged) >= MOST_REMEMBERED:
            self._logged.clear()
        self._logged.add(what)
        return True
