"""What the ids in the records are called on a page; unknown ids are made readable, never hidden."""

from __future__ import annotations

STAGES = {
    "new": "Has not started",
    "declined": "Said no to the privacy notice",
    "joining": "Joining",
    "choosing": "Choosing a role",
    "preparing": "Preparing to apply",
    "applied": "Applied",
    "interviewing": "Interviews",
    "offered": "Has an offer",
    "checking": "Checks",
    "in_work": "In work",
    "paused": "Paused",
}
# The way that the rail on a resident's page shows; the other stages lie beside it.
RAIL = (
    "joining",
    "choosing",
    "preparing",
    "applied",
    "interviewing",
    "offered",
    "checking",
    "in_work",
)

# Reasons for asking for a person: (what happened, what to do about it, danger?).
REASONS: dict[str, tuple[str, str, bool]] = {
    "asked": ("Asked to speak to a person", "Read the last messages and get in touch.", False),
    "human": ("Asked to speak to a person", "Read the last messages and get in touch.", False),
    "not_understood": (
        "The bot did not understand two answers in a row",
        "Read what they wrote and answer it.",
        False,
    ),
    "under_16": (
        "Says they are under 16",
        "Follow your safeguarding policy. The bot asks them nothing more.",
        True,
    ),
    "safety": (
        "Said something worrying",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_crisis": (
        "May be in crisis. The bot showed who to call",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_danger": (
        "May be in danger. The bot showed who to call",
        "Read it now. Follow your safeguarding policy.",
        True,
    ),
    "safety_distress": (
        "Is finding things hard",
        "Read it today and get in touch.",
        True,
    ),
    "safety_scam": (
        "May have met a job scam",
        "Check that they have sent no money or documents.",
        False,
    ),
    "complain": (
        "Made a complaint",
        "Confirm it within 30 days and ask what it is about. Follow your complaints policy.",
        False,
    ),
    "data_export": (
        "Has a copy of their data, without your notes about them",
        "Take other people's details out of the notes, and send them within one month.",
        False,
    ),
    "data_correct": (
        "Says that something stored about them is wrong",
        "Ask what it is and put it right within one month.",
        False,
    ),
    "language_change": (
        "Wants to use another language",
        "Find a colleague or an interpreter.",
        False,
    ),
    "voice": ("Sent a voice message", "The bot cannot listen to it. Ask what they need.", False),
    "declined": ("Said no to the privacy notice", "Offer another way to get help.", False),
    "story_help": (
        "Wants help with the English of a story",
        "Open their stories and mend it together. It is not a test.",
        False,
    ),
    "application_list": (
        "Could not give the bot the person specification",
        "Find it in the advert with them, and add it to the vacancy.",
        False,
    ),
    "at_risk": (
        "Has a job that may end soon",
        "Talk about notice, other posts and time for interviews.",
        False,
    ),
}
# What a reason for help begins with that names what it is about, and what to do about it.
REFERRALS = {
    "barrier:": ("Wants help with what is in their way", "Find help near them, and tell them."),
    "way:": ("Is interested in another way in", "Find out what is open near them."),
    "not_helped:": ("Says that help did not help", "Look for something better with them."),
}

# What the log of progress says happened.
PROGRESS = {
    "came_in": "Wrote to the bot for the first time",
    "came_back": "Came back after saying no",
    "followed_campaign": "Came through a link",
    "consented": "Agreed",
    "declined": "Said no",
    "named": "Said what to call them",
    "name_skipped": "Would rather not give a name",
    "located": "Gave the first half of their postcode",
    "outcode_skipped": "Would rather not give a postcode",
    "is_sixteen": "Said they are 16 or over",
    "is_under_16": "Said they are under 16",
    "joined": "Finished joining",
    "answered": "Answered a question of the role finder",
    "skipped": "Skipped a question of the role finder",
    "told_experience": "Told of experience",
    "told_status": "Told how it is with work",
    "told_since": "Told for how long, or until when",
    "told_work_abroad": "Told of work in another country",
    "barrier_named": "Named something in their way",
    "barrier_main": "Named the main thing in their way",
    "barrier_gone": "Said that something is out of the way",
    "checked_english": "Did the English self-check",
    "checked_maths": "Did the maths self-check",
    "saw_ways": "Was shown other ways in",
    "chose_way": "Is interested in another way in",
    "told": "Told what work would suit them",
    "saw_roles": "Was shown roles that may fit",
    "chose": "Chose a role",
    "dropped": "No longer wants a role",
    "asked_for_person": "Needs a person",
    "signpost_shown": "Was shown where to get help",
    "paused": "Stopped for now",
    "stopped": "Asked for no more messages",
    "copied_data": "Was sent a copy of their data",
    "looked_to_correct": "Looked at what is kept about them",
    "took_off": "Took off something they had told",
    "complained": "Made a complaint",
    "withdrew": "Took back a consent",
    "asked_for_reminder": "Asked for a reminder",
    "moved_reminder": "Moved a reminder",
    "took_reminder_off": "Took a reminder off",
    "reminders_off": "Wants no reminders",
    "reminders_on": "Wants reminders again",
    "chose_reminder_time": "Chose when reminders come",
    "stage_changed": "Moved to another stage",
    "found_vacancy": "Found a job advert",
    "refused_vacancy": "Does not want a job advert",
    "vacancies_told": "Wants to be told of new job adverts",
    "vacancies_not_told": "Wants to be told of no more job adverts",
    "application_interested": "Took an interest in a job",
    "application_preparing": "Started to prepare an application",
    "application_submitted": "Sent an application",
    "application_shortlisted": "Was shortlisted",
    "application_interview": "Was invited to an interview",
    "application_offer": "Was offered a job",
    "application_checks": "Is being checked before the start",
    "application_start": "Started a job",
    "application_rejected": "Was turned down",
    "application_withdrawn": "Took an application back",
    "application_closed": "An advert closed before they applied",
    "application_no_reply": "Has had no reply",
    "language_changed": "Chose another language",
    "pasted_list": "Pasted a person specification",
    "kept_list": "Kept the points of a person specification",
    "covered_points": "Said which points their stories cover",
    "took_over": "Took over answers from an earlier application",
    "section": "Changed a section of the form",
    "point_story": "Showed a point with a story",
    "point_fact": "Answered a point",
    "point_skipped": "Left a point out for now",
    "point_gap": "Has nothing to show for a point yet",
    "point_open": "Opened a point again",
    "limit_kept": "Said how long the statement may be",
    "opening_kept": "Said why they want a job",
    "statement_agreed": "Agreed to a statement",
    "history_told": "Told a part of their history",
    "gap_worded": "Found words for a gap",
    "referee_named": "Named a referee",
    "story_begun": "Began a story",
    "story_told": "Told a part of a story",
    "story_changed": "Changed a story",
    "story_kept": "Kept a story",
    "story_set_aside": "Put a story aside",
    "story_mended": "An adviser mended the English of a story",
    "readiness_marked": "Said what is in place or needed",
    "referral_outcome": "Heard what came of a referral",
    "referred": "Was pointed to help",
    "referral_declined": "Did not want the help that was offered",
    "referral_helped": "Was helped by a referral",
    "referral_not_helped": "Was not helped by a referral",
    "referral_not_yet": "Has not gone to the help yet",
    "referral_started": "Started with the help",
    "referral_unwanted": "Does not want the help any more",
    "referral_ended": "Finished what they were referred to",
    "referral_going": "Is still going to the help",
    "referral_stopped": "Stopped going to the help",
}

WHO = {
    "resident": "Resident",
    "bot": "Bot",
    "adviser": "Adviser",
    "champion": "Champion",
    "system": "System",
}

INTENTS = {
    "inform": "answers the question",
    "greet": "says hello",
    "goodbye": "leaves",
    "affirm": "says yes",
    "deny": "says no",
    "thank": "says thank you",
    "help": "asks what the bot can do",
    "repeat": "asks to hear it again",
    "back": "wants the step before",
    "skip": "wants to skip the question",
    "pause": "wants to stop for now",
    "stop": "wants no more messages",
    "human": "wants a person",
    "bot_challenge": "asks who they are talking to",
    "feedback": "says what they think of the bot",
    "complain": "wants to complain",
    "out_of_scope": "asks for something else",
    "privacy_ask": "asks who sees what",
    "data_export": "wants a copy of their data",
    "data_delete": "wants their data deleted",
    "data_correct": "says a stored fact is wrong",
    "sharing_change": "wants to change what is shared",
    "language_change": "wants another language",
    "safety_crisis": "may be in crisis",
    "safety_danger": "may be in danger",
    "safety_distress": "is finding things hard",
    "safety_scam": "may have met a job scam",
    "progress_ask": "asks what is next",
    "reminders_change": "wants other reminders",
    "roles_find": "wants to find a role",
    "roles_describe": "asks what a role is",
    "roles_compare": "asks for the difference between roles",
    "roles_requirements": "asks what a role needs",
    "roles_pay": "asks about pay",
    "roles_hours": "asks about hours",
    "roles_choose": "picks a role",
    "experience_tell": "tells of experience",
    "training_ask": "asks about training",
    "readiness_ask": "says or asks what they have and need",
    "barrier_tell": "says what makes it hard",
    "status_tell": "says how it is with work",
    "skills_check": "wants to check English or maths",
    "training_update": "has news of a course",
    "start": "starts or comes back",
    "edited": "changed an earlier message",
    "old_button": "pressed a button of an earlier question",
    "unknown_command": "used a command that the bot does not know",
    "nlu_fallback": "not understood",
}

OUTCOMES = {
    "answered": "The bot answered",
    "safety": "The safety layer answered before anything else; the task rests",
    "signpost": "The safety layer answered; the task may go on",
    "resting": "The task rests after a danger: only a few kind words",
    "person": "A person has taken over, so the bot said nothing",
    "silent": "There was nothing to answer",
}

DELIVERY = {
    "waiting": "Waiting to be sent",
    "sending": "Being sent",
    "sent": "Sent",
    "unreachable": "Not delivered: the resident has blocked the bot",
    "parked": "Not delivered: Telegram refused it",
    "uncertain": "May not have arrived",
}
UNDELIVERED = frozenset({"unreachable", "parked", "uncertain"})

KINDS = {
    "press": "Pressed a button",
    "command": "Used a command",
    "edit": "Changed an earlier message to",
    "forwarded": "Passed on a message",
    "photo": "Sent a photo (not kept)",
    "voice": "Sent a voice message (not kept)",
    "document": "Sent a document (not kept)",
    "sticker": "Sent a sticker",
    "location": "Sent a location (not kept)",
    "contact": "Sent a contact (not kept)",
    "video": "Sent a video (not kept)",
    "other": "Sent something that is not text (not kept)",
    "blocked": "Blocked the bot",
    "unblocked": "Unblocked the bot",
}

# What went with something that the bot said.
WITH = {"picture": "With a picture of their way", "document": "With a file"}

CONSENTS = {"adviser_reads_chat": "Advisers may read the conversation"}

PREFERENCES = {
    "hours": "When they can work",
    "weekly_hours": "Hours a week",
    "nights_ok": "Nights",
    "weekends_ok": "Weekends",
    "personal_care": "Helping people wash and dress",
    "lifting": "Lifting and being on their feet",
    "people": "People or quiet",
    "licence": "Full driving licence",
    "experience": "Experience",
    "employment": "Work now",
    "employment_since": "For how long, or until when",
    "english_level": "English self-check",
    "maths_level": "Maths self-check",
    "needs_pay": "Needs pay from the start",
    "under_25": "Under 25",
    "ways_in": "Other ways in",
    "vacancies_tell": "Wants to hear of new vacancies",
    "reminders": "Reminders",
    "reminders_at": "Reminders at",
}

REMINDERS = {
    "joining": "To go on with the first questions",
    "finder": "To go on with looking for a role",
    "roles": "To take the next step with a saved role",
}

ANSWERS = {
    "at_risk": "Their job may end",
    "working": "Has a job",
    "looking": "Looks for work",
    "caring": "Cares for someone",
    "studying": "Studies",
    "not_now": "Retired or not able now",
    "rather_not": "Would rather not say",
    "weeks": "Within 4 weeks",
    "months": "In 1 to 3 months",
    "later": "Later",
    "under_half": "Less than 6 months",
    "half_to_one": "6 to 12 months",
    "one_to_three": "1 to 3 years",
    "over_three": "More than 3 years",
    "fine": "Fine for most entry jobs",
    "course_beside": "A course beside the search can help",
    "course_first": "A course first can help",
    "yes": "Yes",
    "no": "Rather not",
    "unsure": "Not sure",
    "people": "With people",
    "quiet": "Somewhere quiet",
    "either": "Both are fine",
    "school_hours": "School hours",
    "days": "Days",
    "evenings": "Evenings",
    "nights": "Nights",
    "mornings": "Mornings",
}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

SOURCES = {"chat": "chosen in the conversation"}

SURE = 0.8
FAIRLY = 0.6


def plain(identifier: str) -> str:
    """Return an id as words: "role_shown" -> "Role shown"."""
    words = identifier.removeprefix("action_").replace("_", " ").replace(":", ": ").strip()
    return words[:1].upper() + words[1:] if words else "Not known"


def stage(identifier: str) -> str:
    """Return a stage in words."""
    return STAGES.get(identifier, plain(identifier))


def progress(identifier: str) -> str:
    """Return a step of the log in words; "chose:porter" is the step "chose"."""
    name = identifier.partition(":")[0]
    return PROGRESS.get(name, plain(name))


def reason(identifier: str) -> tuple[str, str, bool]:
    """Return what happened, what to do, and whether it is about danger."""
    known = REASONS.get(identifier)
    if known is not None:
        return known
    if identifier.startswith("not_yet:"):
        intent = identifier.partition(":")[2]
        what = INTENTS.get(intent, plain(intent).lower())
        return f"Needs something the bot cannot do ({what})", "Answer it yourself.", False
    if identifier.startswith("safety"):
        return REASONS["safety"]
    for kind, (what, todo) in REFERRALS.items():
        if identifier.startswith(kind):
            return f"{what} ({plain(identifier.removeprefix(kind)).lower()})", todo, False
    return f"Needs a person ({plain(identifier).lower()})", "Read what they wrote.", False


def intent(identifier: str | None) -> str:
    """Return what a resident meant, as in "the bot understood: …"."""
    if identifier is None:
        return "nothing"
    if identifier in INTENTS:
        return INTENTS[identifier]
    if identifier.startswith("media_"):
        return f"sent a {identifier.removeprefix('media_')}"
    return plain(identifier).lower()


def confidence(value: float | None) -> str:
    """Return a probability as a figure and a word: "93%, sure"."""
    if value is None:
        return "not measured"
    word = "sure" if value >= SURE else "fairly sure" if value >= FAIRLY else "unsure"
    return f"{value:.0%}, {word}"
