"""The figures of an evaluation, of guesses that were made up."""

from __future__ import annotations

import unittest

from bot.rasa_ext.measures import Guess, measured


def guess(
    wanted: str,
    got: str,
    confidence: float = 0.9,
    *,
    refused: bool = False,
    language: str | None = None,
) -> Guess:
    return Guess(wanted, got, confidence, refused, confidence / 100, language)


class TheFigures(unittest.TestCase):
    def test_count_what_was_right_and_what_was_acted_on(self) -> None:
        found = measured(
            [
                guess("pay", "pay"),
                guess("pay", "pay", 0.2, refused=True),
                guess("pay", "hours"),
                guess("hours", "hours"),
            ]
        )

        assert found["accuracy"] == 0.75
        assert found["in_scope"]["acted_on"] == 0.75
        assert round(found["in_scope"]["acted_on_right"], 3) == 0.667
        assert found["intents"]["pay"]["precision"] == 1
        assert round(found["intents"]["pay"]["recall"], 3) == 0.667
        assert found["intents"]["hours"] == {"sentences": 1, "precision": 0.5, "recall": 1}
        assert found["confusions"] == [{"wanted": "pay", "got": "hours", "times": 1, "acted_on": 1}]

    def test_put_the_most_frequent_confusions_first_and_those_acted_on_before_others(self) -> None:
        found = measured(
            [
                guess("pay", "hours", refused=True),
                guess("pay", "stop"),
                *[guess("hours", "pay"), guess("hours", "pay", refused=True)],
            ]
        )

        assert [
            (c["wanted"], c["got"], c["times"], c["acted_on"]) for c in found["confusions"]
        ] == [
            ("hours", "pay", 2, 1),
            ("pay", "stop", 1, 1),
            ("pay", "hours", 1, 0),
        ]

    def test_are_told_for_each_language_that_was_written_down(self) -> None:
        found = measured(
            [
                guess("pay", "pay", language="fr"),
                guess("pay", "hours", refused=True, language="fr"),
                guess("pay", "hours", language="so"),
                guess("pay", "pay"),
            ]
        )["languages"]

        assert list(found) == ["fr", "so"]
        assert found["fr"] == {
            "sentences": 2,
            "accuracy": 0.5,
            "acted_on": 0.5,
            "acted_on_right": 1,
        }

    def test_count_as_refused_what_was_not_understood_or_known_to_be_out_of_scope(self) -> None:
        found = measured(
            [
                guess("out_of_scope", "out_of_scope"),
                guess("out_of_scope", "pay", 0.2, refused=True),
                guess("out_of_scope", "pay"),
                guess("out_of_scope", "hours"),
            ]
        )

        assert found["out_of_scope"] == {"sentences": 4, "refused": 0.5}
        assert found["in_scope"]["accuracy"] is None

    def test_tell_whether_confidence_can_be_believed(self) -> None:
        sure_and_half_right = [guess("pay", "pay", 1.0), guess("pay", "hours", 1.0)]

        found = measured(sure_and_half_right)["calibration"]

        assert found["error"] == 0.5
        (band,) = found["bands"]
        assert (band["from"], band["sentences"], band["confidence"], band["right"]) == (
            0.9,
            2,
            1.0,
            0.5,
        )

    def test_tell_the_time_of_most_sentences_and_of_nearly_all(self) -> None:
        found = measured([guess("pay", "pay", n / 100) for n in range(100)])["milliseconds"]

        assert round(found["p50"], 1) == 5.0
        assert round(found["p95"], 1) == 9.5

    def test_of_nothing_are_nothing(self) -> None:
        assert measured([])["accuracy"] is None


if __name__ == "__main__":
    unittest.main()
