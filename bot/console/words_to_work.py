"""What interviews, offers, checks, jobs and practices are called on a page."""

from __future__ import annotations

INTERVIEWS = {
    "panel": "Interview with a panel",
    "manager": "Talk with the manager",
    "phone": "Interview by phone",
    "video": "Interview by video",
    "assessment": "Tasks or tests",
    "not_sure": "Interview",
}
INTERVIEW_STATES = {
    "planned": ("To come", "blue"),
    "held": ("Was held", "green"),
    "cancelled": ("Cancelled", "grey"),
}
FELT = {"good": "It felt good", "ok": "It felt OK", "hard": "It felt hard"}
OUTCOMES = {
    "open": "",
    "waiting": "Waits to hear from the employer",
    "offer": "Was offered the job",
    "no": "The employer said no",
}
OFFERS = {
    "considering": ("Thinking about it", "blue"),
    "accepted": ("Accepted", "green"),
    "declined": ("Declined", "grey"),
    "taken_back": ("Taken back by the employer", "red"),
}
CONDITIONAL = {
    "yes": "The start hangs on the checks",
    "no": "The start does not hang on checks",
    "not_sure": "Not known yet whether the start hangs on checks",
}
CHECKS = {
    "right_to_work": "Right to work",
    "identity": "Identity",
    "references": "References",
    "dbs": "DBS",
    "health": "Work health",
    "qualifications": "Qualifications and registration",
}
CHECK_STATES = {
    "not_started": ("Not started", "white"),
    "open": ("Under way", "blue"),
    "done": ("Done", "green"),
    "not_needed": ("Not needed", "grey"),
}
# As they begin a line; in its middle the first letter is small, but for names.
TURNS = {
    "me": "The resident",
    "referee": "A referee",
    "employer": "The employer",
    "dbs": "DBS",
    "occupational_health": "Occupational health",
}
# What holds a check up (the codes of checks.yml, whose words speak to the resident).
BLOCKS = {
    "address": "A proof of address is missing",
    "photo": "A photo ID is missing",
    "share_code": "A new share code is needed",
    "form": "A form is not filled in",
    "certificate": "A certificate is missing",
    "referee": "Another referee is wanted",
    "dates": "Dates or a gap are asked about",
    "details": "Details are wrong",
    "too_old": "What was sent is too old",
    "jab": "The health team wants to see them",
    "no_answer": "There is no answer",
    "lost": "It got lost and has to be sent again",
    "refused": "What was sent was not taken",
    "ready": "It is ready and not handed in",
    "stuck": "It does not move",
}
REFERENCES = {
    "to_ask": "not asked yet",
    "agreed": "agreed to be asked",
    "requested": "asked by the employer",
    "received": "came",
    "refused": "refused",
    "replaced": "somebody else is asked instead",
}
DOCUMENTS = {
    "have": "Has it",
    "expired": "Out of date",
    "none": "Does not have it",
    "not_sure": "Not sure",
}
JOB_STATES = {
    "expected": ("To start", "blue"),
    "started": ("In work", "green"),
    "ended": ("Ended", "grey"),
    "never_started": ("Did not start", "grey"),
}
EMPLOYERS = {"nhs": "NHS", "social_care": "Social care", "other": "Another employer"}
CONTRACTS = {
    "permanent": "Permanent",
    "fixed_term": "For a fixed time",
    "bank": "Bank",
    "agency": "Agency",
    "zero_hours": "Zero hours",
    "apprenticeship": "Apprenticeship",
    "placement": "Placement",
}
EVIDENCE = {
    "self_report": "The resident says so",
    "employer": "The employer says so",
    "payslip": "A payslip was seen",
}
CHECK_INS = {
    "planned": ("To come", "white"),
    "asked": ("Asked, no answer yet", "blue"),
    "answered": ("Answered", "green"),
    "no_answer": ("No answer", "grey"),
    "dropped": ("Not needed any more", "grey"),
}
FEELINGS = {"good": "Good", "ok": "OK", "hard": "Hard"}
PRACTISED = {
    "panel": "Mock interview, like a panel",
    "coffee_cup": "Mock interview, like a talk over coffee",
    "numeracy": "Numbers",
    "literacy": "Reading and writing",
}
