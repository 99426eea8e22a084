"""Questions about short texts whose facts are new each time: notices, messages, forms."""

from __future__ import annotations

from random import Random
from typing import Any

from bot.journey.drills.items import Kind, Made, Params, Skill, Value
from bot.journey.drills.making import DECOR, TEMPLATE, Maker, pick, template
from bot.journey.drills.wording import entry_at, filled, list_of

MOST_WRONG = 3
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _notice_drawn(skill: Skill, level: int, rng: Random) -> dict[str, Any]:
    name = entry_at(skill, level, rng)
    entry = skill.entries[name]
    asks = rng.choice(sorted(entry["asks"]))
    facts = filled(str(entry["text"]), skill, rng)
    fact = str(entry["asks"][asks][1])
    alike = [value for key, value in facts.items() if list_of(key) == list_of(fact) and key != fact]
    others = [one for one in skill.lists[list_of(fact)] if one not in facts.values()]
    wrong = [*alike, *rng.sample(others, min(len(others), MOST_WRONG))][:MOST_WRONG]
    return {
        "entry": name,
        "asks": asks,
        "facts": facts,
        DECOR: {"wrong": "|".join(wrong)},
        TEMPLATE: template(rng, skill),
    }


def _notice(skill: Skill, params: Params) -> Made:
    entry = skill.entries[str(params["entry"])]
    facts = params["facts"]
    question, fact = entry["asks"][str(params["asks"])]
    text = str(entry["text"]).format(**facts)
    right = str(facts[fact])
    wrong: tuple[Value, ...] = tuple(params[DECOR]["wrong"].split("|"))
    where = next(line for line in _sentences(text) if right in line)
    places = {"notice": text, "question": str(question).format(**facts), "where": where}
    return Made(Kind.CHOICE, right, wrong, places)


def _sentences(text: str) -> list[str]:
    """Return the sentences of a notice, so that the one with the answer can be shown."""
    lines = [line for line in text.split("\n") if line.strip()]
    return [piece.strip().rstrip(".") for line in lines for piece in line.split(". ")]


def _date_drawn(skill: Skill, level: int, rng: Random) -> dict[str, Any]:
    year = rng.randint(1960, 2007) if level == 1 else rng.randint(2024, 2027)
    return {
        "date": [year, rng.randint(1, 12), rng.randint(1, 28)],
        "level": level,
        DECOR: pick(rng, skill, "name"),
        TEMPLATE: template(
            rng, skill, [n for n in skill.templates if n.startswith(("born", "day")[level > 1])]
        ),
    }


def _date(_skill: Skill, params: Params) -> Made:
    year, month, day = (int(part) for part in params["date"])
    right = (year, month, day)
    likely = (
        (year, day, month),
        (year, month % 12 + 1, day),
        (year + 1, month, day),
        (year, month, day % 28 + 1),
    )
    wrong: tuple[Value, ...] = tuple(one for one in likely if one != right and 1 <= one[1] <= 12)  # noqa: PLR2004
    places = {
        "said": f"{day} {MONTHS[month - 1]} {year}",
        "month": MONTHS[month - 1],
        "number": f"{month:02}",
    }
    return Made(Kind.DATE, right, wrong, places)


MAKERS = {
    "notice": Maker(_notice_drawn, _notice),
    "phone_message": Maker(_notice_drawn, _notice),
    "form_field": Maker(_notice_drawn, _notice),
    "form_date": Maker(_date_drawn, _date),
}
