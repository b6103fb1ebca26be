"""What fails to render, logged once."""

import logging

MOST_REMEMBERED = 1000

log = logging.getLogger(__name__)


class Failures:
    """Logs each dispatch and each article once."""

    def __init__(self) -> None:
        self._logged: set[tuple[str, int]] = set()

    def log(self, error: Exception, kind: str, number: int) -> None:
        """Log that what has this number, a ``dispatch`` or an ``article``, fails to render."""
        if (kind, number) in self._logged:
            return
        if len(self._logged) >= MOST_REMEMBERED:
            self._logged.clear()
        self._logged.add((kind, number))
        log.error("delivery.unrenderable", exc_info=error, extra={kind: number})
