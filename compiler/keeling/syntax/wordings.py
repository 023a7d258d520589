"""Words that drafters use and this language does not, and what to write for each.

Some can mean two things, some are only said in one way here. They are tried where a line can be
read no further: `here` is a pattern of what stands there, `before` of what stands before it on its
line, and `block` of the word its block begins with.
"""

from __future__ import annotations

from keeling.syntax.wording import Wording

_UNIT = r"(?:years?|months?|weeks?|days?)"
_SHORT_UNIT = r"(?:m|y|w|d|mo|mos|mths?|yrs?|wks?)"
_FIGURE = rf"[0-9]+(?: {_UNIT})?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_IN_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|hundred)"
)
#: What follows a word that compares: a figure, one in words, a fact, or nothing.
_X = rf"(?:\s+(?P<x>{_FIGURE})\b|(?=\s+(?:an? )?{_IN_WORDS}\b)|(?=\s+the\b)|(?=\s*$))"

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
#: Words that another replaces.
_REPLACED = {
    r"(?:unless|save where|save that|save|other than where|except(?! where))\b": ", except where …",
    r"(?:provided that|provided|on condition that|so long as)\b": "if",
    r"(?:when|whenever|wherever)\b": "where",
    r"(?:notwithstanding|without prejudice to)\b": "despite",
    r"never\b": "should not` or `must not",
    r"but\b": "and` or `, except where …",
    r"(?:for )?(?:life|ever|lifelong|forever|permanent(?:ly)?|unlimited)\s*$": "indefinite",
    r"&+": "and",
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
_ADDRESS = "An address is written in full."
_UNIT_IN_FULL = ("A length of time has its unit in full.", "Write `{x} months`, or what it is.")

_FIGURES_AND_DATES = (
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
    Wording(
        r"[0-9]{3}\b",
        "A comma would part this number in two.",
        "Write it without the comma: `1000`.",
        before=r"[0-9],",
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
        rf"(?:an? )?{_IN_WORDS}(?:[- ]{_IN_WORDS})*"
        rf"(?: {_UNIT}\b|(?=\s*(?:$|[,)|]))|(?= or over\b))",
        "Numbers are written in figures.",
        "Write `6 months`, or `18`.",
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
_COMPARISONS = (
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
        rf"(?P<said>between)(?: (?P<x>{_FIGURE}) and (?P<y>{_FIGURE})\b| the\b|\s*$)",
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
        before=rf"(?P<x>{_FIGURE}) or ",
    ),
    Wording(
        r"(?:under|less|below|fewer|younger|shorter|lower)\b",
        "This language does not say `or {said}`.",
        "Write `at most {x}`.",
        before=rf"(?P<x>{_FIGURE}) or ",
    ),
    *(
        Wording(rf"(?P<said>{here}){_X}", _SAID, f"Write `{instead}`.")
        for here, instead in _COMPARED.items()
    ),
    *(
        Wording(f"(?:{here})", _SAID, f"Write `{instead}`.", before=r"\w ")
        for here, instead in _SYMBOLS.items()
    ),
)
_JOINING_WORDS = (
    *(Wording(here, _SAID, f"Write `{instead}`.") for here, instead in _REPLACED.items()),
    Wording(r"//.*", "This is no comment.", "A comment begins with `#`, after two spaces."),
    Wording(
        r"#", "A `#` within a word begins no comment.", "Put two spaces before it.", before=r"\S"
    ),
    Wording(r"/", _SAID, "Write `or`, or `and`."),
    Wording(r"\w+n['’]t\b", _SAID, "Write `not` after the verb: `is not`."),
    Wording(
        r"except where\b",
        "An exception begins after a comma.",
        "Write a comma before it: `…, except where …`.",
        before=r"[^,] ",
    ),
    Wording(
        r"if\b",
        "A sentence does not begin with `if`.",
        "Begin with `where …,`; or put the condition last, after `if`.",
        before=r"^\s*(?:\([0-9A-Za-z]+\) +)?",
    ),
    Wording(r"then\b", _SAID, "Write a comma instead: `where …, …`."),
    Wording(r"(?:either|both)\b", _SAID, "Leave it out."),
    Wording(r"(?:neither|nor)\b", _SAID, "Write `is not … or …`: it means none of them."),
    Wording(
        r"(?:yes|true|no|false)\b",
        "A fact that is yes or no is a condition by itself.",
        "Leave out `is {said}`; where the fact must not be so, write `not` before it.",
        before=r"\bis ",
    ),
    Wording(
        r"not\b",
        "`not` stands in the wrong place.",
        "Write it before what it denies, or after `is`.",
        before=r"\w ",
    ),
    Wording(r"includes\b", "A definition says all that its term means.", "Write `means`."),
    Wording(
        r"['‘]?(?P<said>[^\"“”:;,]{1,60}?)['’]? means\b",
        "A term is defined in quotation marks.",
        'Write `"{said}" means`.',
        before=r"^\s*(?:\([0-9A-Za-z]+\) +)?",
    ),
    Wording(r"applies\b", _SAID, "Write `is met`.", before=r"[0-9)] "),
)
_PUNCTUATION = (
    Wording(r"\.\s*$", "A sentence of law ends with its line.", "Leave the full stop out."),
    Wording(
        r";", "Limbs are joined by `any of` or `all of` above them.", "Leave the semicolon out."
    ),
    Wording(r":", "No colon is needed here.", "Leave it out."),
    Wording(
        r"[-–—](?= )",
        "A dash does not join the ends of a range.",
        "Write `to`.",
        before=r"\brange is .* ",
    ),
    Wording(r"[—–]", "No dash is needed here.", "Leave it out."),
    Wording(r"[\[\]]", "Only round brackets join conditions.", "Write `(` and `)`."),
    Wording(r"[‘']", "Words are quoted with double quotation marks.", 'Write `"` around them.'),
    Wording(
        r'“(?![^”]*”)|"(?![^"]*")|”',
        "This quotation does not end on its line.",
        'Write `"` at its end.',
    ),
    Wording(
        r"(?P<said>\"[^\"]*\"|“[^”]*”)",
        "A name is used without quotation marks.",
        "Leave them out: they stand where a term is defined, and around titles and amended words.",
        before=r"\b(?:is|not|where|if|or|and|any of|all of) ",
    ),
)
_ADDRESSES = (
    Wording(r"(?:s|ss|sec|sect)\.? ?[0-9]+", _ADDRESS, "Write `section`."),
    Wording(r"paras?(?=\.? *[0-9(])", _ADDRESS, "Write `paragraph`."),
    Wording(r"paragraphs|sections|subsections|schedules", _SAID, "Name one provision at a time."),
    Wording(r"sche?d?(?=\.? *[0-9])", _ADDRESS, "Write `schedule`."),
    Wording(r"(?:subs|subsec|sub-section)(?=\.? *[0-9(])", _ADDRESS, "Write `subsection`."),
    Wording(r"regs?(?=\.? *[0-9])", _ADDRESS, "Write `regulation`."),
    Wording(r"arts?(?=\.? *[0-9])", _ADDRESS, "Write `article`."),
    Wording(
        r"(?P<said>(?-i:Section|Paragraph|Schedule|Part|Chapter|Regulation|Article|Rule)) *[0-9(]",
        "An address begins with a small letter.",
        "Write `section 82`.",
    ),
)
_LIMBS_AND_TABLES = (
    Wording(
        r"[-*•·–](?=\s)",
        "A choice has no bullet.",
        "Leave it out: each line is one choice.",
        before=r"^\s*",
        block="facts|outcomes|scale",
    ),
    Wording(
        r"[-*•·–](?=\s)",
        "A limb has a label, not a bullet.",
        "Write `(a)`, `(b)`, or `(i)`.",
        before=r"^\s*",
    ),
    Wording(
        r"\(?(?P<x>[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)](?=\s)",
        "The label of a limb stands in brackets.",
        "Write `({x})`.",
        before=r"^\s+",
    ),
    Wording(
        r"[-:]{2,}",
        "No line is drawn under the heading of a table.",
        "Delete this row.",
        before=r"\|\s*",
    ),
    Wording(
        r"[-–—](?=\s*\|)",
        "A dash says nothing here.",
        "Leave the cell blank: it then holds for anything.",
        before=r"\|\s*",
    ),
    Wording(
        r"(?:otherwise|else|others?|any|all|n/a)(?=\s*\|)",
        _SAID,
        "Write `any other` for what no row above names; leave the cell blank for anything.",
        before=r"\|\s*",
    ),
    Wording(
        r"by (?:the )?(?:first|only)\b.*",
        "How a table is read is said in one of two ways.",
        "Write `by the first row that applies`, or `by the only row that applies`.",
    ),
)
_GUIDANCE_AND_READINGS = (
    Wording(
        r"to\b",
        "The course of action follows at once.",
        "Leave `to` out.",
        before=r"\b(?:must|should|may)(?: not)? ",
    ),
    Wording(
        r"(?:shall|ought)\b|(?:will|has to|have to|needs?)\b(?= (?:be|not|to)\b)",
        _SAID,
        "In guidance write `must`, `should` or `may`; elsewhere say what is so, with `is`.",
    ),
    Wording(
        r"read half\b(?! that period)",
        "A reading ends in words that do not vary.",
        "Write `read half that period`.",
    ),
)
_PROPERTIES_AND_DECLARATIONS = (
    Wording(
        r"(?:comm?enc(?:es|ed|ing)|comes? into force|in force)\b",
        "The day from which law is in force is said in one way.",
        "Write `in force from 1 May 2004`; of guidance, `effective from 1 May 2004`.",
        before=r"^\s+",
    ),
    Wording(
        r"verified\b(?! against)",
        "How far a text was verified is said in one of four ways.",
        "Write `verified against …`, `inferred from …`, `from a secondary source …` or "
        "`not verified …`.",
        before=r"^\s+",
    ),
    Wording(
        r"known\b(?! where)",
        "Which cases have a fact is said in one way.",
        "Write `known where …`.",
        block="facts",
    ),
    Wording(
        r"known where\b",
        "`known where` begins after a comma.",
        "Write a comma before it.",
        before=r"[^,\s] ",
        block="facts",
    ),
    Wording(
        r"(?:[0-9]+|at least|at most|under|not less)\b",
        "A bound begins after a comma.",
        "Write a comma before it: `is an age, 10 or over`.",
        before=r"\bis an? (?:age|number|duration|date) ",
        block="facts",
    ),
    Wording(
        r"\S.*",
        "A list of choices begins on the next line.",
        "Write one choice a line below, two spaces deeper.",
        before=r"\bis one of ",
        block="facts|outcomes",
    ),
)
_AMENDMENTS = (
    Wording(
        r"(?:replace|change|amend|exchange|alter)\b",
        _SAID,
        'Write `for "old words" substitute "new words"`.',
        block="proposal",
    ),
    Wording(
        r"(?:omit|delete|leave out|repeal|remove)\b",
        "Words are left out by substituting others.",
        'Take in the words beside them: `for "caution or fine" substitute "caution"`.',
        block="proposal",
    ),
    Wording(
        r"(?:after|before|insert|add|at the end)\b",
        "Words are inserted by substituting others.",
        'Take in the words beside them: `for "caution" substitute "caution or fine"`.',
        block="proposal",
    ),
    Wording(r"with\b", _SAID, "Leave it out.", before=r"\bsubstitute ", block="proposal"),
)
WORDINGS: tuple[Wording, ...] = (
    *_FIGURES_AND_DATES,
    *_COMPARISONS,
    *_ADDRESSES,
    *_LIMBS_AND_TABLES,
    *_AMENDMENTS,
    *_PROPERTIES_AND_DECLARATIONS,
    *_GUIDANCE_AND_READINGS,
    *_JOINING_WORDS,
    *_PUNCTUATION,
)
