"""copyMessage, copyMessages, forwardMessage, forwardMessages."""

from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.formatting import FormattedText
from emulator.messages import Message
from emulator.methods.sending import Envelope, address, put, read_caption


def _source(emulator: Emulator, call: Call, verb: str) -> Message:
    chat = emulator.chats.find(call.required("from_chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    return message


def _sources(emulator: Emulator, call: Call, verb: str) -> list[Message]:
    chat = emulator.chats.find(call.required("from_chat_id"))
    found = [chat.messages[number] for number in call.message_ids() if number in chat.messages]
    if not found:
        raise bad_request(f"there are no messages to {verb}")
    return found


def _content(message: Message) -> FormattedText:
    return FormattedText(message.text, message.text, message.entities)


def copy_message(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Sends the content again, with another caption when one is given."""
    source = _source(emulator, call, "copy")
    text = _content(source)
    if source.media and "caption" in call.values:
        text = read_caption(emulator, call)
    copy = put(emulator, call, address(emulator, call), text, source.media)
    return {"message_id": copy.message_id}


def copy_messages(emulator: Emulator, call: Call) -> list[dict[str, Any]]:
    """Sends several again."""
    sources = _sources(emulator, call, "copy")
    envelope = address(emulator, call, len(sources))
    copies = [put(emulator, call, envelope, _content(item), item.media) for item in sources]
    return [{"message_id": copy.message_id} for copy in copies]


def forward_message(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Sends a message on, with its origin."""
    source = _source(emulator, call, "forward")
    return _forward(emulator, call, address(emulator, call), source).as_dict()


def forward_messages(emulator: Emulator, call: Call) -> list[dict[str, Any]]:
    """Sends several on."""
    sources = _sources(emulator, call, "forward")
    envelope = address(emulator, call, len(sources))
    return [
        {"message_id": _forward(emulator, call, envelope, source).message_id} for source in sources
    ]


def _forward(emulator: Emulator, call: Call, envelope: Envelope, source: Message) -> Message:
    envelope.markup = None
    envelope.extra = source.origin()
    return put(emulator, call, envelope, _content(source), source.media)


METHODS = {
    "copymessage": copy_message,
    "copymessages": copy_messages,
    "forwardmessage": forward_message,
    "forwardmessages": forward_messages,
}
