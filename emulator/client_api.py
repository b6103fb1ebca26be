"""What the chat page talks to: the people's side of the emulator, over HTTP with JSON.

Every address answers on the same port as the Bot API, to loopback only.

======  ==============================  ====================================================
GET     ``/``                           the chat page, ``emulator/page/index.html``
GET     ``/page/<file>``                its other files
GET     ``/client/people``              ``{"bot": User, "people": [{"id", "first_name",
                                        "username", "language_code", "role"}]}``
GET     ``/client/<user_id>/chat``      ``{"messages": [Message, ...], "commands":
                                        [{"command", "description"}], "blocked": bool}``;
                                        messages are Bot API objects, oldest first, each with
                                        ``"outgoing": true`` when the person sent it; commands
                                        are those the person's menu shows
GET     ``/client/<user_id>/events``    Server-Sent Events, see below
POST    ``/client/<user_id>/send``      ``{"text", "reply_to_message_id"?}`` ->
                                        ``{"message_ids": [...]}`` (long texts are split)
POST    ``/client/<user_id>/document``  multipart: ``file``, ``caption``? -> ``{"message_id"}``
POST    ``/client/<user_id>/photo``     the same for a photo
POST    ``/client/<user_id>/press``     ``{"message_id", "data"}`` -> ``{"callback_query_id"}``;
                                        the answer arrives as an event
POST    ``/client/<user_id>/edit``      ``{"message_id", "text"}`` -> ``{}``
POST    ``/client/<user_id>/block``     ``{"blocked": bool}`` -> ``{}``
POST    ``/client/<user_id>/inline``    ``{"query", "offset"?}`` -> ``{"results": [...],
                                        "next_offset"}``, once the bot has answered
POST    ``/client/<user_id>/choose``    ``{"result_id"}`` of the last inline answer ->
                                        ``{"message_id"}``, sent to the chat with the bot
GET     ``/client/files/<file_id>``     the bytes of a photo or document
======  ==============================  ====================================================

An event is one ``data:`` line of JSON, by ``"type"``:

* ``{"type": "message", "message": Message}``: a new message, the person's own ones included
* ``{"type": "edited", "message": Message}``
* ``{"type": "deleted", "message_ids": [...]}``
* ``{"type": "commands", "commands": [...]}``: the bot changed its menu
* ``{"type": "callback_answer", "callback_query_id", "text", "show_alert", "url"}``; ``text``
  and ``url`` may be null
* ``{"type": "typing"}``

A refused request is ``{"error": "..."}`` with status 400, 403 or 404.
"""
