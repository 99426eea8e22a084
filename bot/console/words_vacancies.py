"""What the fields of a vacancy are called on a page, and what is wrong with them."""

from __future__ import annotations

from bot.journey.specification import Unread
from bot.journey.vacancies import LONGEST, LONGEST_SPECIFICATION, MOST_ALLOWED, Fault, Wrong

STATES = {
    "open": "Open",
    "closed": "Closed",
    "withdrawn": "Taken away",
    "all": "All vacancies",
}
SOURCES = {"adviser": "Added by an adviser", "file": "From a file", "feed": "From a feed"}
FIELDS = {
    "title": "Job title",
    "employer": "Employer",
    "place": "Place",
    "role_id": "Role",
    "link": "Link to the advert",
    "reference": "Reference",
    "hours": "Hours",
    "pay": "Pay",
    "closes_on": "Closing date",
    "specification": "Person specification",
    "limit": "Length of the statement",
    "guaranteed_interview": "Guaranteed interview",
}
WRONG = {
    Wrong.MISSING: "Enter the {name}",
    Wrong.TOO_LONG: "The {name} must have {most:,} characters or fewer",
    Wrong.NOT_A_LINK: "Enter a web address, like https://www.jobs.nhs.uk/…",
    Wrong.NOT_A_DAY: "Enter a date, like 27 March 2026",
    Wrong.NO_SUCH_DAY: "There is no such day in the calendar",
    Wrong.PAST: "The {name} must be today or later",
    Wrong.TOO_FAR: "The {name} must be within a year",
    Wrong.NOT_A_ROLE: "Choose a role from the list",
    Wrong.NOT_A_LIMIT: "Enter a length up to {allowed:,}, like 500 words or 4000 characters",
    Wrong.NOT_YES_OR_NO: "Choose yes or no",
}
UNREAD = {
    Unread.EMPTY: "No person specification is kept.",
    Unread.LINK: "Only a link was pasted. Open it, copy the person specification and paste that.",
    Unread.DUTIES: "Only the advert or its duties were found. Paste the person specification too.",
    Unread.NOTHING: "No points could be read. Check that it is the person specification.",
}


def fault(one: Fault) -> str:
    """Return what to do about a field that cannot be kept."""
    name = FIELDS[one.field][:1].lower() + FIELDS[one.field][1:]
    most = LONGEST.get(one.field, LONGEST_SPECIFICATION)
    return WRONG[one.wrong].format(name=name, most=most, allowed=MOST_ALLOWED)
