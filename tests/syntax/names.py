"""Names that are hard to tell from the language, and the law that declares them."""

from __future__ import annotations

#: Names that contain the language's own words, begin like other names, or need an apostrophe.
VOCABULARY = """\
facts "What happened"
  the offence is one of
    sexual assault  "SOA 2003 s. 3"
    assault
    assault by penetration
    drunk and disorderly
    actual or grievous harm
    theft
  the offender's age at the offence is an age, 10 or over
  the offender's age is an age, not less than the offender's age at the offence
  first sexual offence is yes or no
  the offender was on bail is yes or no
  the number of victims is a number, at least 1 and under 100
  the period of the discharge is a duration
  the custodial term is a duration, at most 3 years, known where the offence is theft
  the date of conviction is a date
  the date of the offence is a date, not before the date of conviction
  the victim's date of birth is a date
  the victim's age is an age, counted from the victim's date of birth to the date of the offence

outcomes
  the offence is listed is yes or no
  the person must notify is yes or no
  the notification period is a duration, or indefinite
  the relevant date is one of
    the day of sentence
    the day of caution
  the starting point is a point on the severity of sentence
  the category range is a range on the severity of sentence
  for prosecutors, whether to offer an out of court disposal is a matter of guidance

scale "severity of sentence"
  Band A fine, where the offence is theft
  low level community order, where the offence is theft or assault
  custody, by length, measured by the custodial term, where the offence is theft
  leads to the person must notify, the relevant date and the notification period

act "Sexual Offences Act 2003"
  cited as SOA 2003

act "Sentencing Act 2020"
  cited as the Sentencing Code

section 131 of SOA 2003
  "imprisonment", measured by the custodial term, means the offence is theft
  "a community sentence" means the offence is assault
  "cautioned and released" means first sexual offence
"""

CHOICES = (
    "sexual assault",
    "assault",
    "assault by penetration",
    "drunk and disorderly",
    "actual or grievous harm",
    "theft",
)
YES_NO = ("first sexual offence", "the offender was on bail")
YES_NO_OUTCOMES = ("the offence is listed", "the person must notify")
DENIED = (
    "the offender was not on bail",
    "the offence is not listed",
    "the person need not notify",
)
TERMS = ("imprisonment", "a community sentence", "cautioned and released")
AGES = ("the offender's age at the offence", "the offender's age", "the number of victims")
TERMS_OF_TIME = ("the period of the discharge", "the custodial term")
DATES = ("the date of conviction", "the date of the offence")
WORKS = ("SOA 2003", "the Sentencing Code")
STEPS = ("Band A fine", "low level community order")
LABELS = ("(1)", "(2)", "(2A)", "(a)", "(b)", "(ba)", "(i)", "(ii)", "(iii)", "(viii)")
FREE_TEXT = (
    "https://www.legislation.gov.uk/ukpga/2003/42/schedule/3#paragraph",
    'the text as at 1 December 2010, which says "imprisonment or detention"',
    "a note, and more of it; it goes on: at least 12 months, or",
    "whether “the offender’s age” counts is open and is one of many questions that nobody asked",
)
OUTCOMES = (
    "the notification period",
    "the relevant date",
    "the starting point",
    "the category range",
)
TESTED = ("the offence", "the custodial term", "the number of victims", "where")
PROPERTIES = (
    *("extent", "in force from", "source", "verified against", "inferred from"),
    *("from a secondary source", "not verified", "note", "flag", "not encoded"),
)
