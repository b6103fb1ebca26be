"""Pictures of strangers, as far as Telegram takes them for photos."""

from enum import StrEnum
from http import HTTPStatus

from sources.fetching import Fetcher
from sources.image_size import UnknownKindError, sides_of

# Telegram's, of `sendPhoto`: bytes, pixels of both sides together, and how many times one is as
# long as the other.
MOST_BYTES = 10_000_000
MOST_SIDES = 10_000
MOST_RATIO = 20
_ACCEPT = "image/jpeg, image/png, image/webp;q=0.9"


class ImageProblem(StrEnum):
    """Why there is no picture that could be a photo."""

    ABSENT = "absent"
    """The answer is another than 200."""
    KIND = "kind"
    """Neither JPEG, PNG nor WebP, whatever it is called."""
    DAMAGED = "damaged"
    """It does not say how large it is."""
    TOO_LARGE = "too-large"
    """More pixels than a photo may have."""
    TOO_NARROW = "too-narrow"
    """One side is more than twenty times as long as the other."""


class ImageError(Exception):
    """What was fetched is no picture that could be a photo, and why."""

    def __init__(self, problem: ImageProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


async def fetch_image(fetcher: Fetcher, url: str) -> bytes:
    """A picture that Telegram takes for a photo; raises FetchError, ImageError."""
    fetched = await fetcher.get(url, accept=_ACCEPT, most=MOST_BYTES)
    if fetched.status != HTTPStatus.OK:
        raise ImageError(ImageProblem.ABSENT)
    if problem := problem_of(fetched.body):
        raise ImageError(problem)
    return fetched.body


def problem_of(image: bytes) -> ImageProblem | None:
    """What keeps this from being a photo, by its first bytes."""
    try:
        width, height = sides_of(image)
    except UnknownKindError:
        return ImageProblem.KIND
    except ValueError:
        return ImageProblem.DAMAGED
    if width + height > MOST_SIDES:
        return ImageProblem.TOO_LARGE
    if max(width, height) > MOST_RATIO * min(width, height):
        return ImageProblem.TOO_NARROW
    return None
