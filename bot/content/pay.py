"""NHS pay by band and year, from `data/content/pay.yml`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from bot.content.facts import Fact
from bot.content.words import Frozen, Words

WEEKS_IN_A_YEAR = 365 / 7


class Band(Frozen):
    """Lowest and highest pay of a band, pounds a year, full time."""

    low: int = Field(gt=0)
    high: int = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Band:
        if self.high < self.low:
            raise ValueError("high is below low")
        return self


class PayYear(Fact):
    """The bands of one pay year. `weak` figures are always said with "about"."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")
    confidence: Literal["sure", "fair", "weak"]
    sources: tuple[str, ...] = Field(min_length=1)
    bands: dict[str, Band]


class PayText(Frozen):
    """The sentences about pay."""

    one_figure: Words
    range: Words
    old: Words
    london: Words


class PayRange(Frozen):
    """What is known of one band on one day: pounds a year and pounds an hour."""

    band: str
    low: int
    high: int
    hourly: float
    confidence: Literal["sure", "fair", "weak"]
    review_by: date


class Pay(Frozen):
    """All pay years that we hold."""

    full_time_hours: float = Field(gt=0)
    years: tuple[PayYear, ...] = Field(min_length=1)
    owner: str
    text: PayText

    def pay_for(self, band: str, on: date) -> PayRange | None:
        """Return the pay of a band on a day; None when no year that we hold covers it."""
        year = self.year_for(band, on)
        if year is None:
            return None
        found = year.bands[band]
        return PayRange(
            band=band,
            low=found.low,
            high=found.high,
            hourly=found.low / WEEKS_IN_A_YEAR / self.full_time_hours,
            confidence=year.confidence,
            review_by=year.review_by,
        )

    def year_for(self, band: str, on: date) -> PayYear | None:
        """Return the year that holds a band's pay on a day; None when we hold none."""
        found = (year for year in self.years if band in year.bands and year.start <= on <= year.end)
        return next(found, None)

    def say(self, band: str, on: date) -> str:
        """Say a band's pay in a sentence: rounded and "about", or that we do not know it yet."""
        pay = self.pay_for(band, on)
        if pay is None:
            return self.text.old.format(band=band)
        template = self.text.one_figure if pay.low == pay.high else self.text.range
        return template.format(
            band=band,
            low=f"£{round(pay.low, -2):,}",
            high=f"£{round(pay.high, -2):,}",
            hourly=f"£{round(pay.hourly, 1):.2f}",
        )
