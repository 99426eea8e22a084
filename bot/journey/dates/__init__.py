"""Dates and times in a resident's own words, British order, relative to a moment in London.

`bot.journey.dates.reading` reads them, `bot.journey.dates.periods` reads work histories, and
`bot.journey.dates.saying` says them back. `bot.journey.dates.spans` only finds the words; it and
what it imports need the standard library alone, for Rasa's environment imports them too.
"""
