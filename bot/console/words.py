"""What the ids of progress and answers are called; unknown ids are made readable, never hidden."""

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
    "offer_accepted": "Takes an offer",
    "offer_declined": "Does not want an offer",
    "offer_taken_back": "The employer took an offer back",
    "checks_begun": "Began the checks before a start",
    "checks_begun_early": "Gets ready for the checks before any offer",
    "check_done": "A check is done",
    "check_open": "Told how far a check is",
    "check_not_started": "A check has not begun",
    "check_not_needed": "A check is not needed",
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
    "job_expected": "Has a first day in a job",
    "job_started": "Works in a job",
    "job_told": "Told more of their job",
    "job_ended": "Left or lost a job",
    "job_never_started": "Did not start in a job",
    "job_end_told": "Told more of how a job ended",
    "job_back": "Is in the job after all",
    "check_in_answered": "Said how it goes at work",
    "work_good": "Said that it goes well at work",
    "work_ok": "Said that work is OK",
    "work_hard": "Said that work is hard",
    "work_trouble": "Said what is hard at work",
    "care_standards": "Got further with the Care Certificate",
}

WHO = {
    "resident": "Resident",
    "bot": "Bot",
    "adviser": "Adviser",
    "champion": "Champion",
    "system": "System",
}

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
