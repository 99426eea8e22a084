"""Practice for employers' tests: questions made fresh, answers read generously, weak spots again.

Everything here is pure. What is drawn for a question (`draw`) is a small mapping of plain JSON;
the question is built from it anew whenever it is needed (`build`), so only that is kept.
"""
