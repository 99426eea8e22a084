"""Photos, documents and voice notes from the bot, and files from people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.telegram.sandbox.config import SandboxConfig
from bot.telegram.sandbox.files import image_size
from bot.telegram.sandbox.samples import document, photo_of_a_document, voice_note
from bot.telegram.sandbox.testing import SAMIRA, Hand


def upload(hand: Hand, method: str, field: str, content: bytes, **values: str) -> Any:
    response = hand.http.post(
        f"/bot{hand.server.token}/{method}",
        data={"chat_id": str(SAMIRA)} | values,
        files={field: ("a file.png", content, "image/png")},
    )
    return response.json()


def test_a_photo_has_its_real_size_and_can_be_sent_again_by_its_id(chatting: Hand) -> None:
    body = upload(chatting, "sendPhoto", "photo", photo_of_a_document(), caption="A letter")
    size = body["result"]["photo"][-1]
    assert (size["width"], size["height"]) == (480, 640)
    assert body["result"]["caption"] == "A letter"
    again = chatting.result("sendPhoto", chat_id=SAMIRA, photo=size["file_id"])
    assert again["photo"][-1]["file_unique_id"] == size["file_unique_id"]


def test_a_file_may_be_named_by_attach(chatting: Hand) -> None:
    body = upload(chatting, "sendDocument", "part1", b"words", document="attach://part1")
    assert body["result"]["document"]["file_size"] == 5


def test_what_is_no_image_is_no_photo(chatting: Hand) -> None:
    body = upload(chatting, "sendPhoto", "photo", b"words")
    assert body["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


def test_a_caption_of_1024_units_passes_and_one_more_is_too_long(chatting: Hand) -> None:
    assert upload(chatting, "sendDocument", "document", b"x", caption="😀" * 512)["ok"]
    body = upload(chatting, "sendDocument", "document", b"x", caption="😀" * 512 + "a")
    assert body["description"] == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("method", "field"),
    [("sendPhoto", "photo"), ("sendDocument", "document"), ("sendVoice", "voice")],
)
def test_a_missing_or_unknown_or_empty_file_is_refused(
    chatting: Hand, method: str, field: str
) -> None:
    missing = chatting.refusal(method, chat_id=SAMIRA)
    assert missing == (400, f"Bad Request: there is no {field} in the request")
    unknown = chatting.refusal(method, chat_id=SAMIRA, **{field: "nonsense"})
    assert unknown[1].startswith("Bad Request: wrong remote file identifier")
    elsewhere = chatting.refusal(method, chat_id=SAMIRA, **{field: "https://example.org/a.png"})
    assert elsewhere == (400, "Bad Request: failed to get HTTP URL content")
    empty = upload(chatting, method, field, b"")
    assert empty["description"] == "Bad Request: file must be non-empty"


def test_a_voice_note_keeps_its_length(chatting: Hand) -> None:
    body = upload(chatting, "sendVoice", "voice", voice_note(2), duration="2")
    assert body["result"]["voice"]["duration"] == 2


def test_the_bot_can_download_what_a_person_sent(chatting: Hand) -> None:
    chatting.control("POST", f"people/{SAMIRA}/messages", {"kind": "document"})
    update = chatting.result("getUpdates")[0]
    file = chatting.result("getFile", file_id=update["message"]["document"]["file_id"])
    path = f"/file/bot{chatting.server.token}/{file['file_path']}"
    assert chatting.http.get(path).content == document()
    assert chatting.http.get(f"/file/bot1:x/{file['file_path']}").status_code == 401
    assert chatting.http.get(path + "x").status_code == 404


def test_an_unknown_file_cannot_be_got(chatting: Hand) -> None:
    assert chatting.refusal("getFile") == (400, "Bad Request: file_id not specified")
    refusal = chatting.refusal("getFile", file_id="nonsense")
    assert refusal[1] == "Bad Request: wrong file_id or the file is temporarily unavailable"


def test_old_files_are_forgotten_when_there_are_too_many(
    sandbox_with: Callable[[SandboxConfig], Hand],
) -> None:
    hand = sandbox_with(SandboxConfig(rate=0, chat_rate=0, max_stored_bytes=100))
    hand.write("Hello")
    first = upload(hand, "sendDocument", "document", b"a" * 60)["result"]["document"]
    second = upload(hand, "sendDocument", "document", b"b" * 60)["result"]["document"]
    assert hand.refusal("getFile", file_id=first["file_id"])[0] == 400
    hand.result("getFile", file_id=second["file_id"])
    too_big = upload(hand, "sendDocument", "document", b"c" * 101)
    assert too_big["description"] == "Bad Request: file is too big"


def test_image_sizes_are_read_from_png_gif_and_jpeg() -> None:
    assert image_size(photo_of_a_document(30, 40)) == (30, 40)
    assert image_size(b"GIF89a" + bytes([7, 0, 9, 0])) == (7, 9)
    jpeg = bytes.fromhex("ffd8ffe000040000ffc0000b08000500060101110000")
    assert image_size(jpeg) == (6, 5)
    assert image_size(b"%PDF") is None


def test_a_page_never_runs_a_document(chatting: Hand) -> None:
    wish = {"kind": "document", "file_name": "x.html", "mime_type": "text/html", "content": "PGI+"}
    sent = chatting.control("POST", f"people/{SAMIRA}/messages", wish)["messages"][0]
    response = chatting.http.get(sent["file"]["url"])
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"] == "attachment"
