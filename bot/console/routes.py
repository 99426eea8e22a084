"""Every address of the console, its view, and who may ask for it."""

from __future__ import annotations

from bot.console.guard import Page
from bot.console.permissions import ANYONE, CASEWORK, SIGNED_IN
from bot.console.views import (
    applications,
    checks,
    home,
    needs,
    operations,
    residents,
    sign_in,
    stories,
    transcript,
    vacancies,
    vacancy_upload,
)

PAGES = (
    Page("/", home.home, SIGNED_IN),
    Page("/sign-in", sign_in.show, ANYONE),
    Page("/sign-in", sign_in.sign_in, ANYONE, "POST"),
    Page("/sign-in/link/{token}", sign_in.show_link, ANYONE),
    Page("/sign-in/link/{token}", sign_in.use_link, ANYONE, "POST"),
    Page("/sign-out", sign_in.sign_out, SIGNED_IN, "POST"),
    Page("/residents", residents.show_list, CASEWORK),
    Page("/residents/{resident_id}", residents.show, CASEWORK),
    Page("/residents/{resident_id}/notes", residents.add_note, CASEWORK, "POST"),
    Page(
        "/residents/{resident_id}/requests/{request_id}/answered",
        residents.mark_answered,
        CASEWORK,
        "POST",
    ),
    Page("/residents/{resident_id}/applications/{application_id}", applications.show, CASEWORK),
    Page(
        "/residents/{resident_id}/applications/{application_id}/stage",
        applications.correct_stage,
        CASEWORK,
        "POST",
    ),
    Page(
        "/residents/{resident_id}/applications/{application_id}/checks/{check}",
        checks.show,
        CASEWORK,
    ),
    Page(
        "/residents/{resident_id}/applications/{application_id}/checks/{check}",
        checks.set_check,
        CASEWORK,
        "POST",
    ),
    Page("/residents/{resident_id}/checks/{check}", checks.show, CASEWORK),
    Page("/residents/{resident_id}/checks/{check}", checks.set_check, CASEWORK, "POST"),
    Page("/residents/{resident_id}/stories", stories.show_bank, CASEWORK),
    Page("/residents/{resident_id}/stories/{story_id}", stories.show, CASEWORK),
    Page("/residents/{resident_id}/stories/{story_id}", stories.correct, CASEWORK, "POST"),
    Page("/residents/{resident_id}/needs", needs.show, CASEWORK),
    Page("/residents/{resident_id}/needs/{item}", needs.mark_readiness, CASEWORK, "POST"),
    Page(
        "/residents/{resident_id}/referrals/{referral_id}/outcome",
        needs.set_outcome,
        CASEWORK,
        "POST",
    ),
    Page("/residents/{resident_id}/transcript", transcript.show, CASEWORK),
    Page("/residents/{resident_id}/transcript.txt", transcript.download, CASEWORK),
    Page("/vacancies", vacancies.show_list, CASEWORK),
    Page("/vacancies/new", vacancies.show_new, CASEWORK),
    Page("/vacancies/new", vacancies.add, CASEWORK, "POST"),
    Page("/vacancies/upload", vacancy_upload.show, CASEWORK),
    Page("/vacancies/upload", vacancy_upload.preview, CASEWORK, "POST", files=True),
    Page("/vacancies/upload/keep", vacancy_upload.keep, CASEWORK, "POST"),
    Page("/vacancies/{vacancy_id}", vacancies.show, CASEWORK),
    Page("/vacancies/{vacancy_id}/edit", vacancies.show_edit, CASEWORK),
    Page("/vacancies/{vacancy_id}/edit", vacancies.edit, CASEWORK, "POST"),
    Page("/vacancies/{vacancy_id}/withdraw", vacancies.withdraw, CASEWORK, "POST"),
    Page("/vacancies/{vacancy_id}/bring-back", vacancies.bring_back, CASEWORK, "POST"),
    Page("/healthz", operations.alive, ANYONE, machine=True),
    Page("/readyz", operations.ready, ANYONE, machine=True),
    Page("/metrics", operations.metrics, ANYONE, machine=True),
)
