"""How the Bot API is called, whatever the method."""

from __future__ import annotations

import socket

from bot.telegram.sandbox.testing import SAMIRA, Hand


def test_a_wrong_token_is_refused(hand: Hand) -> None:
    response = hand.http.get("/bot123:wrong/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_an_unknown_method_is_not_found(hand: Hand) -> None:
    assert hand.refusal("sendSmoke") == (404, "Not Found")


def test_methods_are_found_in_any_case(hand: Hand) -> None:
    assert hand.result("GETME")["is_bot"] is True


def test_parameters_may_come_by_query_form_multipart_or_json(chatting: Hand) -> None:
    path = f"/bot{chatting.server.token}/sendMessage"
    values = {"chat_id": str(SAMIRA), "text": "Hi"}
    answers = [
        chatting.http.get(path, params=values),
        chatting.http.post(path, data=values),
        chatting.http.post(path, files={key: (None, text) for key, text in values.items()}),
        chatting.http.post(path, json={"chat_id": SAMIRA, "text": "Hi"}),
        chatting.http.post(path, params={"chat_id": SAMIRA}, json={"text": "Hi"}),
    ]
    assert [answer.json().get("result", answer.json()).get("text") for answer in answers] == [
        "Hi"
    ] * 5


def test_the_method_may_be_a_parameter(hand: Hand) -> None:
    response = hand.http.post(f"/bot{hand.server.token}/", json={"method": "getMe"})
    assert response.json()["result"]["is_bot"] is True


def test_a_body_that_is_no_json_object_is_a_bad_request(hand: Hand) -> None:
    path = f"/bot{hand.server.token}/sendMessage"
    headers = {"content-type": "application/json"}
    for body in ("{", "[1]"):
        response = hand.http.post(path, content=body, headers=headers)
        assert response.status_code == 400
        assert response.json()["description"].startswith("Bad Request: ")


def test_a_broken_multipart_body_is_a_bad_request(hand: Hand) -> None:
    response = hand.http.post(
        f"/bot{hand.server.token}/sendPhoto",
        content=b"nonsense",
        headers={"content-type": "multipart/form-data; boundary=x"},
    )
    assert response.status_code == 400


def test_an_upload_that_announces_too_much_is_refused_before_it_comes(hand: Hand) -> None:
    with socket.create_connection(("127.0.0.1", hand.server.port), timeout=10) as line:
        line.sendall(
            f"POST /bot{hand.server.token}/sendDocument HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: multipart/form-data; boundary=x\r\n"
            "Content-Length: 99999999999\r\n\r\n".encode()
        )
        assert b" 413 " in line.recv(4096)


def test_answers_are_json_in_one_piece(hand: Hand) -> None:
    response = hand.api("getMe")
    assert response.headers["content-type"] == "application/json"
    assert int(response.headers["content-length"]) == len(response.content)
