"""Figures, dates and comparisons as drafters write them and this language does not.

They are tried where a line can be read no further, as all of `wordings` are.
"""

from __future__ import annotations

from keeling.syntax.wording import Wording

_UNIT = r"(?:years?|months?|weeks?|days?)"
_SHORT_UNIT = r"(?:m|y|w|d|mo|mos|mths?|yrs?|wks?)"
FIGURE = rf"[0-9]+(?: {_UNIT})?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_IN_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred)"
)
#: What follows a word that compares: a figure, one in words, a fact, or nothing.
_X = rf"(?:\s+(?P<x>{FIGURE})\b|(?=\s+(?:an? )?{_IN_WORDS}\b)|(?=\s+the\b)|(?=\s*$))"

#: Comparisons that stand for one of the language's own, before the figure.
_COMPARED = {
    r"(?:less|fewer|lower) than or equal to": "at most {x}",
    r"(?:more|greater) than or equal to": "at least {x}",
    r"no (?:more|longer|greater|older|later) than": "at most {x}",
    r"no (?:less|fewer|shorter|younger|lower) than": "at least {x}",
    r"(?:less|fewer|lower|shorter|younger|smaller)(?: than)?": "under {x}",
    r"(?:greater|longer|older|higher|larger)(?: than)?": "more than {x}",
    r"exceeds": "is more than {x}",
    r"exceeding|in excess of": "more than {x}",
    r"at the most|a maximum of|maximum|max": "at most {x}",
    r"at the least|a minimum of|minimum|min": "at least {x}",
    r"equal to|equals|exactly|precisely": "{x}",
}
_SYMBOLS = {
    r">=|≥|=>": "is at least",
    r"<=|≤|=<": "is at most",
    r"!=|≠|<>": "is not",
    r"==?": "is",
    r">": "is more than",
    r"<": "is under",
}
_SAID = "This language does not say `{said}`."
_DATE = ("A date is written in one way.", "Write the day, the month and the year: `1 May 2004`.")
_UNIT_IN_FULL = ("A length of time has its unit in full.", "Write `{x} months`, or what it is.")

FIGURES_AND_DATES = (
    Wording(r"[0-9]{1,2}(?:st|nd|rd|th)\b", *_DATE),
    Wording(rf"{_MONTH}\.? [0-9]+", *_DATE),
    Wording(rf"{_MONTH}\b", *_DATE, before=r"\b[0-9]{1,2} "),
    Wording(r"[0-9]{1,4}[-/.][0-9]+[-/.][0-9]+", *_DATE),
    Wording(r"[-/][0-9]+[-/][0-9]+", *_DATE, before=r"\b[0-9]{1,4}"),
    Wording(
        rf"(?P<said>\.[0-9]+)(?: {_UNIT})?",
        "Figures are whole numbers.",
        "Write a smaller unit: `18 months` for a year and a half.",
        before=r"[0-9]",
    ),
    Wording(r"[0-9]{10,}", "This figure is too long.", "Write one of at most nine digits."),
    Wording(
        rf"and [0-9]+ {_UNIT}\b",
        "`and` would begin another condition here.",
        "Leave it out of a length of time: `1 year 6 months`.",
        before=rf"[0-9] {_UNIT} ",
    ),
    Wording(
        rf"(?P<x>[0-9]+)-(?P<unit>{_UNIT})\b",
        "A figure and its unit are two words.",
        "Write `{x} {unit}`.",
    ),
    Wording(rf"(?P<x>[0-9]+){_SHORT_UNIT}\b", *_UNIT_IN_FULL),
    Wording(rf"{_SHORT_UNIT}\b", *_UNIT_IN_FULL, before=r"(?P<x>[0-9]+) "),
    Wording(
        rf"(?P<spelt>(?:an? )?{_IN_WORDS}(?:[- ]{_IN_WORDS})*)"
        rf"(?P<y> {_UNIT}\b|(?=\s*(?:$|[,)|]))|(?= or over\b))",
        "Numbers are written in figures.",
        "Write `{x}{y}`.",
    ),
    Wording(
        r"[£$€%]",
        "There are no sums of money and no percentages.",
        "Compare a number, and name its unit in the name of the fact.",
    ),
    Wording(
        rf"[0-9]+\b(?! +{_UNIT})",
        "A length of time needs its unit.",
        "Write `{said} years`, or `{said} months`.",
        before=r"\b(?:period|term|length)\b.* is ",
    ),
)
COMPARISONS = (
    Wording(
        rf"(?P<said>over|above){_X}",
        "`{said}` can mean `more than` or `at least`.",
        "Write `more than {x}`, or `{x} or over`.",
    ),
    Wording(
        rf"(?P<said>below|beneath){_X}",
        "`{said}` is said with `under` or `at most`.",
        "Write `under {x}`, or `at most {x}`.",
    ),
    Wording(
        rf"(?P<said>between)(?: (?P<x>{FIGURE}) and (?P<y>{FIGURE})\b| the\b|\s*$)",
        "`between` does not say whether its ends are included.",
        "Write `at least {x} and under {y}`, or `at least {x} and at most {y}`, as you mean it.",
    ),
    Wording(
        rf"(?P<said>up to|within){_X}",
        "`{said}` does not say whether its end is included.",
        "Write `at most {x}`, or `under {x}`, as you mean it.",
    ),
    Wording(rf"(?P<said>or equal to){_X}", _SAID, "Write `at least {x}`.", r"more than "),
    Wording(rf"(?P<said>or equal to){_X}", _SAID, "Write `at most {x}`.", r"under "),
    Wording(
        rf"(?P<said>(?:more|longer|greater|older) than){_X}",
        "This language does not say `not {said}`.",
        "Write `is at most {x}`.",
        before=r"\bnot ",
    ),
    Wording(
        rf"(?P<said>(?:less|fewer|shorter|younger) than|under){_X}",
        "This language does not say `not {said}`.",
        "Write `is at least {x}`.",
        before=r"\bnot ",
    ),
    Wording(
        r"(?:more|older|above|upwards?|longer|greater|higher)\b",
        "This language does not say `or {said}`.",
        "Write `{x} or over`.",
        before=rf"(?P<x>{FIGURE}) or ",
    ),
    Wording(
        r"(?:under|less|below|fewer|younger|shorter|lower)\b",
        "This language does not say `or {said}`.",
        "Write `at most {x}`.",
        before=rf"(?P<x>{FIGURE}) or ",
    ),
    *(
        Wording(rf"(?P<said>{here}){_X}", _SAID, f"Write `{instead}`.")
        for here, instead in _COMPARED.items()
    ),
    *(
        Wording(
            f"(?:{here})",
            _SAID,
            f"Write `{instead.removeprefix('is ')}`.",
            before=r"\b(?:of|for|is|and|or) ",
        )
        for here, instead in _SYMBOLS.items()
        if instead != "is"
    ),
    *(
        Wording(f"(?:{here})", _SAID, f"Write `{instead}`.", before=r"\w ")
        for here, instead in _SYMBOLS.items()
    ),
)
