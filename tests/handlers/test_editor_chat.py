from handlers.editor_chat import request_of


def test_the_requests_of_a_message_are_told_from_those_of_one_whose_number_begins_alike() -> None:
    assert not (request_of(5, 71) + "1").startswith(request_of(5, 7))
