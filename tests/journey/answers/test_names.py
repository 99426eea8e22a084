"""Private people's names are seen, and no others."""

import pytest

from bot.journey.answers import Asked, Reader, assess

A_TIME = Asked("Tell me about a time you helped somebody.")

NAMED = [
    "I helped my friend Sarah with her shopping.",
    "mrs ahmed was crying so i hold her hand",
    "A patient called John fell and I rang the bell.",
    "me and fatima clean the ward together",
    "I worked with Dr Shah and he was happy",
    "my neighbour kebede was sick so i cook for him",
    "A resident named Grace was scared so I sat with her.",
    "I asked Tomasz to bring the mop.",
    "I asked my manager, Mr Okafor, for help.",
    "MY FRIEND SAMIRA WAS SICK AND I COOKED FOR HER",
    "Fatou was new so i show her the ward",
    "my friend's kid little Jayden had marks on him",
    "A gentleman, Dr Stephens, needed a wash and I pulled the curtain",
    "i told sarah's mum and she come quick",
]
NOT_NAMED = [
    "My name is Samira and I helped a lady on the bus.",
    "I'm Dele Adeyemi, I helped a man at the station.",
    "I worked at St James's and at Queen Elizabeth Hospital.",
    "I was at Sainsbury's in Bradford and helped an old man.",
    "Florence Nightingale is my hero and I helped a lady.",
    "On Friday I told the nurse and the ward sister.",
    "In Ramadan I cooked for Polish and Somali families.",
    "I will help, and I hope she may grace us again in June.",
    "I have a lot of patience and I gave comfort to a lady.",
    "i called the ambulance and told the doctor in charge",
    "I asked the Nurse in Charge and the Ward Manager.",
    "my mum is ill so i help her, she can not walk",
    "I speak Arabic and English and helped with Google Translate.",
    "I live in Plaistow so I take the night bus, I check on TfL",
    "my manager said well done and my colleague was happy",
]


@pytest.mark.parametrize("answer", NAMED)
def test_a_private_person_is_named(reader: Reader, answer: str) -> None:
    read = assess(A_TIME, answer, reader)

    assert read.names_others
    assert read.spans["names_others"]


@pytest.mark.parametrize("answer", NOT_NAMED)
def test_nobody_private_is_named(reader: Reader, answer: str) -> None:
    assert not assess(A_TIME, answer, reader).names_others
