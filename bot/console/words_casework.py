"""What applications, stories and what somebody needs are called on a page."""

from __future__ import annotations

from bot.console.words import plain

# How far an application is, in the order in which most of them go.
STAGES = {
    "interested": "Interested",
    "preparing": "Getting it ready",
    "submitted": "Sent",
    "shortlisted": "Shortlisted",
    "interview": "Has an interview",
    "offer": "Has an offer",
    "checks": "Checks before starting",
    "start": "Has a start date or has started",
    "rejected": "The employer said no",
    "no_reply": "No reply",
    "closed": "The advert closed",
    "withdrawn": "Taken back by the resident",
}
ENDED = frozenset({"rejected", "closed", "withdrawn"})
COLOURS = {
    "offer": "green",
    "checks": "green",
    "start": "green",
    "rejected": "grey",
    "no_reply": "grey",
    "closed": "grey",
    "withdrawn": "grey",
    "shortlisted": "purple",
    "interview": "purple",
    "submitted": "aqua-green",
}
NEXT = {
    "interested": "Start the application, or decide against it",
    "shortlisted": "Look out for the date of the interview",
    "interview": "Get ready for the interview",
    "offer": "Read the offer. Do not resign from another job before the checks are done",
    "checks": "Do the checks that are asked for",
    "start": "Plan the first day",
    "rejected": "Ask for feedback, then look at the next vacancy",
    "no_reply": "Ask the employer once, then look at the next vacancy",
    "closed": "Look at the next vacancy. The stories can be used again",
    "withdrawn": "Look at the next vacancy when they want to",
}

KINDS = {"essential": "Essential", "desirable": "Desirable", "unknown": "Not said"}
POINTS = {
    "open": ("Not answered yet", "white"),
    "story": ("Has a story", "green"),
    "fact": ("Answered", "green"),
    "skipped": ("Left out for now", "yellow"),
    "gap": ("Nothing to show yet", "orange"),
}
SECTION_STATES = {
    "todo": ("To do", "blue"),
    "done": ("Done", "green"),
    "not_needed": ("Not needed", "grey"),
}
PERMISSIONS = {
    "unasked": "Not asked yet whether they agree",
    "asked": "Asked, no answer yet",
    "yes": "Agreed to be named",
    "no": "Would rather not be named",
}
RELATIONS = {
    "manager": "A manager",
    "teacher": "A teacher",
    "faith_leader": "A faith leader",
    "volunteering": "From volunteering",
    "professional": "A professional who knows them",
    "other": "Somebody else",
}
WORK = {
    "work": "Work",
    "caring": "Caring",
    "volunteering": "Volunteering",
    "study": "Study",
    "abroad": "Abroad",
    "looking": "Looking for work",
    "family": "Family",
    "other": "Something else",
}
READINESS = {
    "in_place": ("In place", "green"),
    "need": ("Needed", "orange"),
    "not_sure": ("Not sure", "yellow"),
    "skipped": ("Would rather not say", "grey"),
}
BARRIERS = {"open": "Still there", "helped": "Getting help with it", "gone": "No longer in the way"}
REFERRALS = {
    "offered": "Was told about it",
    "accepted": "Wants to go",
    "declined": "Does not want it",
    "went": "Went there",
    "helped": "Went, and it helped",
    "not_helped": "Went, and it did not help",
}
UNITS = {"words": "words", "characters": "characters"}


def stage(identifier: str) -> str:
    """Return how far an application is."""
    return STAGES.get(identifier) or plain(identifier)


def theme(identifier: str | None) -> str:
    """Return what a story is about."""
    return plain(identifier) if identifier else ""
