"""The classifier of the safety layer: what it learns from, how it is fitted, asked and measured.

The rules beside it, and the file that the bot reads, are in `bot.journey.safety` and
`bot.journey.safety_model`. `fit` runs in Rasa's environment, where scikit-learn is.
"""
