"""Parts that die, messages that come twice, and what must not be in the logs."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Assistant, Chat

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(600)]


def test_the_same_message_twice_is_answered_alike_and_logged_once(chat: Chat) -> None:
    chat.writes("/start lincoln-green")
    chat.writes("yes")
    first = chat.writes("samira")
    steps = chat.steps()

    assert chat.repeats() == first
    assert chat.last["repeated"] is True
    assert chat.steps() == steps


def test_a_form_goes_on_after_both_processes_were_killed(chat: Chat, assistant: Assistant) -> None:
    chat.writes("/start lincoln-green")
    chat.writes("yes")
    chat.writes("samira")

    assistant.stop()
    assistant.start()

    chat.writes("LS9")
    assert chat.words.endswith("Are you 16 or over?")
    assert chat.resident.called == "Samira"


def test_a_turn_is_taken_whole_once_the_action_server_is_back(
    chat: Chat, assistant: Assistant
) -> None:
    chat.writes("/start lincoln-green")

    assistant.stop("actions")
    refused = assistant.ask(chat.id, "default:late", "/affirm")
    assistant.start_actions()
    answered = assistant.ask(chat.id, "default:late", "/affirm")

    assert refused.status_code == 503
    assert answered.json()["repeated"] is False
    assert answered.json()["replies"][-1]["text"].endswith("What should I call you?")
    assert chat.steps().count("consented") == 1


def test_a_conversation_in_a_terminal_is_made_on_the_fly(assistant: Assistant) -> None:
    answered = assistant.ask("terminal-1", "1", "hello there")

    assert answered.json()["replies"][0]["text"].startswith("Hello, I'm Mooring.")


def test_no_words_of_residents_are_in_the_logs(chat: Chat, assistant: Assistant) -> None:
    chat.writes("/start lincoln-green")
    chat.writes("yes")
    chat.writes("Zebedee")
    chat.writes("xylophone sandwich")

    assert "Zebedee" not in assistant.log
    assert "xylophone" not in assistant.log


def test_a_story_that_is_half_told_goes_on_after_both_processes_were_killed(
    chat: Chat, assistant: Assistant
) -> None:
    for said in ("/start lincoln-green", "yes", "samira", "skip", "yes"):
        chat.writes(said)
    chat.writes("i want to apply for porter")
    chat.presses("Use the usual list")
    chat.writes("when my father in law fell in bathroom")
    asked = chat.words

    assistant.stop()
    assistant.start()

    chat.writes("how much does a porter get?")
    assert chat.words.endswith(asked.rsplit("\n", 1)[-1])
    chat.writes("i stayed calm and called 111 and in the end nothing was broken")
    assert "I called 111" in chat.words or "called 111" in chat.words
    chat.presses("Use it")
    assert "story_kept" in chat.steps()


def test_helplines_stop_an_application_and_it_goes_on_where_it_was(chat: Chat) -> None:
    for said in ("/start lincoln-green", "yes", "samira", "skip", "yes"):
        chat.writes(said)
    chat.writes("i want to apply for porter")
    chat.presses("Use the usual list")
    first = chat.words.rsplit("\n", 1)[-1]

    chat._ask('/safety_shown{"asks": "yes"}', {})
    chat.writes("i am safe")
    chat.writes("go on")

    assert chat.words.endswith(first)
