import orjson
import pytest

from botapi.outcome import (
    LONGEST_DESCRIPTION,
    Conflict,
    Gone,
    Migrated,
    NothingToDo,
    OtherKind,
    Outcome,
    Sent,
    TooFast,
    Undeletable,
    Unknown,
    Unsendable,
    WrongToken,
    classify,
)
from news.dispatch import Reason

PERSON = 100
GROUP = -100


def refusal(code: int, description: object, **parameters: object) -> bytes:
    about = {"ok": False, "error_code": code, "description": description}
    return orjson.dumps(about | ({"parameters": parameters} if parameters else {}))


GONE = [
    (403, "Forbidden: bot was blocked by the user", Reason.BLOCKED, False),
    (403, "Forbidden: user is deactivated", Reason.DEACTIVATED, False),
    (403, "Forbidden: bot can't initiate conversation with a user", Reason.NEVER_STARTED, False),
    (403, "Forbidden: bot can't send messages to bots", Reason.NEVER_STARTED, False),
    (403, "Forbidden: bot was kicked from the group chat", Reason.KICKED, True),
    (403, "Forbidden: bot was kicked from the supergroup chat", Reason.KICKED, True),
    (403, "Forbidden: bot was kicked from the channel chat", Reason.KICKED, True),
    (403, "Forbidden: bot is not a member of the supergroup chat", Reason.KICKED, True),
    (403, "Forbidden: bot is not a member of the channel chat", Reason.KICKED, True),
    (403, "Forbidden: the group chat was deleted", Reason.DEACTIVATED, False),
    (400, "Bad Request: group chat was deactivated", Reason.DEACTIVATED, False),
    (400, "Bad Request: INPUT_USER_DEACTIVATED", Reason.DEACTIVATED, False),
    (400, "Bad Request: USER_IS_BLOCKED", Reason.BLOCKED, False),
    (400, "Bad Request: chat not found", Reason.NOT_FOUND, True),
    (400, "Bad Request: user not found", Reason.NOT_FOUND, True),
    (400, "Bad Request: PEER_ID_INVALID", Reason.NOT_FOUND, True),
    (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
        Reason.NO_RIGHTS,
        False,
    ),
    (400, "Bad Request: have no rights to send a message", Reason.NO_RIGHTS, False),
    (
        400,
        "Bad Request: need administrator rights in the channel chat",
        Reason.NO_RIGHTS,
        False,
    ),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Reason.NO_RIGHTS, False),
    (400, "Bad Request: CHAT_RESTRICTED", Reason.NO_RIGHTS, False),
    (400, "Bad Request: CHAT_ADMIN_REQUIRED", Reason.NO_RIGHTS, False),
    (400, "Bad Request: TOPIC_CLOSED", Reason.TOPIC_CLOSED, False),
    (400, "Bad Request: TOPIC_DELETED", Reason.TOPIC_CLOSED, False),
    (400, "Bad Request: message thread not found", Reason.TOPIC_CLOSED, False),
]
NOTHING_TO_DO = [
    (
        "Bad Request: message is not modified: specified new message content and reply markup are "
        "exactly the same as a current content and reply markup of the message"
    ),
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
]
LOST = [
    "Bad Request: message to edit not found",
    "Bad Request: message to delete not found",
    "Bad Request: message can't be edited",
    "Bad Request: MESSAGE_ID_INVALID",
]
UNDELETABLE = [
    "Bad Request: message can't be deleted",
    "Bad Request: message can't be deleted for everyone",
]
OTHER_KIND = [
    "Bad Request: there is no text in the message to edit",
    "Bad Request: there is no caption in the message to edit",
]
PLAIN_HELPS = [
    'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 12',
    "Bad Request: can't parse message text: Can't find end tag",
    "Bad Request: can't parse caption entities",
    "Bad Request: message is too long",
    "Bad Request: text is too long",
    "Bad Request: message caption is too long",
    "Bad Request: MEDIA_CAPTION_TOO_LONG",
    "Bad Request: ENTITIES_TOO_LONG",
    "Bad Request: wrong file identifier/HTTP URL specified",
    "Bad Request: wrong remote file identifier specified: can't unserialize it",
    "Bad Request: wrong type of the web page content",
    "Bad Request: failed to get HTTP URL content",
    "Bad Request: FILE_REFERENCE_EXPIRED",
    "Bad Request: PHOTO_INVALID_DIMENSIONS",
    "Bad Request: IMAGE_PROCESS_FAILED",
    "Bad Request: BUTTON_DATA_INVALID",
    "Bad Request: BUTTON_URL_INVALID",
]
PLAIN_DOES_NOT_HELP = [
    "Bad Request: message text is empty",
    "Bad Request: text must be non-empty",
    "Bad Request: something nobody has seen before",
]


@pytest.mark.parametrize(("code", "description", "reason", "doubtful"), GONE)
def test_a_chat_that_is_gone(code: int, description: str, reason: Reason, doubtful: bool) -> None:
    assert classify(code, refusal(code, description)) == Gone(reason, doubtful)


@pytest.mark.parametrize("description", NOTHING_TO_DO)
def test_there_is_nothing_to_do(description: str) -> None:
    assert classify(400, refusal(400, description)) == NothingToDo()


@pytest.mark.parametrize("description", LOST)
def test_a_message_that_is_no_longer_there(description: str) -> None:
    assert classify(400, refusal(400, description)) == NothingToDo(lost=True)


@pytest.mark.parametrize("description", UNDELETABLE)
def test_a_message_that_nobody_can_delete_any_more(description: str) -> None:
    assert classify(400, refusal(400, description)) == Undeletable()


@pytest.mark.parametrize("description", OTHER_KIND)
def test_the_message_has_a_photo_or_has_none(description: str) -> None:
    assert classify(400, refusal(400, description)) == OtherKind()


@pytest.mark.parametrize("description", PLAIN_HELPS)
def test_plain_text_may_help(description: str) -> None:
    assert classify(400, refusal(400, description)) == Unsendable(description, plain_helps=True)


@pytest.mark.parametrize("description", PLAIN_DOES_NOT_HELP)
def test_our_message_is_wrong(description: str) -> None:
    assert classify(400, refusal(400, description)) == Unsendable(description)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (b'{"ok":true,"result":{"message_id":7}}', Sent(7)),
        (b'{"ok":true,"result":{"message_id":"odd"}}', Sent(None)),
        (b'{"ok":true,"result":true}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":9223372036854775808}}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":1e300}}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":-7}}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":true}}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":7.5}}', Sent(None)),
        (b'{"ok":true,"result":{"message_id":[7]}}', Sent(None)),
        (b'{"ok":true,"result":null}', Sent(None)),
        (b"[" * 900_000, Sent(None)),
        (b'{"ok":true,"resu', Sent(None)),
        (b"[]", Sent(None)),
        (b"", Sent(None)),
    ],
)
def test_what_a_200_says_is_sent(answer: bytes, outcome: Outcome) -> None:
    assert classify(200, answer) == outcome


def test_a_refusal_in_a_200_is_a_refusal() -> None:
    blocked = refusal(403, "Forbidden: bot was blocked by the user")

    assert classify(200, blocked) == Gone(Reason.BLOCKED)


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (refusal(429, "Too Many Requests: retry after 14", retry_after=14), 14.0),
        (refusal(429, "Too Many Requests: retry after 14"), 14.0),
        (refusal(429, "Too Many Requests"), 1.0),
        (refusal(429, "Too Many Requests", retry_after=0), 1.0),
        (b"<html>Too Many Requests</html>", 1.0),
        (refusal(429, "Too Many Requests", retry_after=7200), 7200.0),
        (refusal(429, "Too Many Requests", retry_after=2.5), 2.5),
        (refusal(429, "Too Many Requests", retry_after=10**12), 1.0),
        (refusal(429, "Too Many Requests", retry_after=1e300), 1.0),
        (refusal(429, "Too Many Requests", retry_after=-5), 1.0),
        (refusal(429, "Too Many Requests", retry_after=True), 1.0),
        (refusal(429, "Too Many Requests", retry_after="soon"), 1.0),
        (refusal(429, "Too Many Requests", retry_after=None), 1.0),
        (refusal(429, f"Too Many Requests: retry after {'9' * 200}"), 1.0),
        (refusal(429, "Too Many Requests: retry after 14", retry_after=10**12), 14.0),
    ],
)
def test_too_fast_is_a_second_at_least(answer: bytes, seconds: float) -> None:
    assert classify(429, answer, PERSON) == TooFast(seconds, chat_only=False)
    assert classify(429, answer, GROUP) == TooFast(seconds, chat_only=True)


def test_a_group_that_moved() -> None:
    answer = refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=-1001,
    )

    assert classify(400, answer, GROUP) == Migrated(-1001)


@pytest.mark.parametrize("to", [2**63, -(2**63), 1001, 0, GROUP, True, -1001.5, "-1001", None, []])
def test_an_address_that_no_group_can_have_is_none(to: object) -> None:
    answer = refusal(400, "Bad Request: odd", migrate_to_chat_id=to)

    assert classify(400, answer, GROUP) == Unsendable("Bad Request: odd")


@pytest.mark.parametrize("description", [None, 5, ["x"], {"x": 1}, "\x00\x1b", ""])
def test_a_description_that_cannot_be_read_is_none(description: object) -> None:
    assert classify(400, refusal(400, description)) == Unsendable("http 400")


def test_a_description_can_be_kept_and_shown() -> None:
    outcome = classify(400, refusal(400, "odd\x00 " + "!" * 100_000))

    assert isinstance(outcome, Unsendable)
    assert outcome.description.startswith("odd !!")
    assert len(outcome.description) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize(
    ("code", "description", "outcome"),
    [
        (401, "Unauthorized", WrongToken()),
        (404, "Not Found", WrongToken()),
        (409, "Conflict: terminated by other getUpdates request", Conflict()),
    ],
)
def test_the_bot_itself_is_refused(code: int, description: str, outcome: Outcome) -> None:
    assert classify(code, refusal(code, description)) == outcome


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, refusal(500, "Internal Server Error")),
        (502, b"<html>Bad Gateway</html>"),
        (504, b""),
        (403, b"<html>a firewall in between</html>"),
        (302, b""),
        (302, b'{"ok":false,"description":"Found"}'),
        (200, b'{"ok":false}'),
        (400, b'{"ok":false,"error_code":"odd"}'),
        (400, b'{"ok":false,"error_code":true}'),
        (400, b'{"ok":false,"error_code":-400}'),
        (400, b'{"ok":false,"error_code":1000000000000}'),
    ],
)
def test_a_server_that_fails_leaves_a_doubt(status: int, answer: bytes) -> None:
    assert classify(status, answer) == Unknown(f"http {status}", answered=True)
