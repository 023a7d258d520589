"""Law that was not encoded yet on a day: which answers are then not known, and what is said."""

from __future__ import annotations

from datetime import date

from keeling.editions import Edition
from keeling.pipeline import edition, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

FACTS = """facts
  the line is tarred is yes or no

outcomes
  a licence is needed is yes or no
  a pennant is required is yes or no

"""
MADE = """act "Kites (Amendment) Act 2022"
  cited as KAA 2022
  source https://example.org/kaa
  not verified an invented Act

"""


def act(name: str, start: str, *sections: str) -> str:
    since = f"\n  in force from {start}" if start else ""
    head = f'act "{name}"\n  cited as {name}{since}\n  source https://example.org/{name[:2]}'
    return f"{head}\n  not verified an invented Act\n\n" + "".join(sections)


def section(number: int, of: str, rule: str) -> str:
    return f'section {number} of {of} "Section {number}"\n  {rule}\n\n'


def inserted(number: int, of: str, rule: str) -> str:
    """A section that amended the law on 1 May 2022, and what it put in."""
    put = f'after section 1 of {of} insert\n    section 2 of {of} "Section 2"\n      {rule}'
    return f"section {number} of KAA 2022\n  in force from 1 May 2022\n\n  {put}\n\n"


def on(day: date, *works: str) -> Edition:
    read_law = read((SourceFile("kites.law", FACTS + "".join(works)),), reader())
    assert read_law.value is not None, [each.message for each in read_law.diagnostics]
    made = edition(read_law.value, day).value
    assert made is not None
    return made


NEEDED = "a licence is needed if the line is tarred"
REQUIRED = "a pennant is required if the line is tarred"
TODAY, BEFORE = date(2026, 11, 22), date(2010, 6, 1)


def test_what_only_says_no_is_answered_where_it_is_in_force() -> None:
    law = act(
        "KA 2020",
        "1 April 2020",
        section(1, "KA 2020", "a licence is not needed if the line is tarred"),
    )
    assert on(TODAY, law).unencoded == frozenset()
    assert on(BEFORE, law).unencoded == {"a licence is needed"}


def test_an_outcome_without_a_rule_is_none_that_is_to_come() -> None:
    law = act("KA 2020", "1 April 2020", section(1, "KA 2020", NEEDED))
    assert on(TODAY, law).unencoded == frozenset()


def later_in(first: str, second: str) -> tuple[str, ...]:
    """Two Acts, into each of which a rule on pennants was put on 1 May 2022."""
    rules = [section(each, of, REQUIRED) for each, of in ((2, "KA 2000"), (2, "KA 2021"))]
    one = act("KA 2000", first, section(1, "KA 2000", NEEDED), rules[0])
    other = act("KA 2021", second, section(1, "KA 2021", NEEDED), rules[1])
    amending = (inserted(at, of, REQUIRED) for at, of in ((1, "KA 2000"), (2, "KA 2021")))
    return one, other, MADE, *amending


def test_an_act_that_was_in_force_had_no_rule_then() -> None:
    made = on(BEFORE, *later_in("1 April 2000", "1 April 2021"))
    assert "a pennant is required" not in made.unencoded
    assert made.elsewhen["a pennant is required"] == ()
    both = on(BEFORE, *later_in("1 April 2020", "1 April 2021"))
    assert "a pennant is required" in both.unencoded
    assert both.elsewhen["a pennant is required"] == (
        "KA 2000 is encoded as from 1 April 2020: what the law was before is not",
        "KA 2021 is encoded as from 1 April 2021: what the law was before is not",
    )


def test_an_act_of_which_a_part_has_no_first_day_was_always_in_force() -> None:
    first, *rest = later_in("", "1 April 2021")
    dated = section(3, "KA 2000", f"in force from 1 April 2015\n\n  {NEEDED}")
    made = on(BEFORE, first + dated, *rest)
    assert "a pennant is required" not in made.unencoded


def test_only_works_that_had_a_rule_in_the_text_of_the_day_are_spoken_of() -> None:
    """The rule of KA 2021 came when an amendment put it in."""
    one = act("KA 2020", "1 April 2020", section(1, "KA 2020", REQUIRED))
    other = act(
        "KA 2021", "1 April 2021", section(1, "KA 2021", NEEDED), section(2, "KA 2021", REQUIRED)
    )
    made = on(BEFORE, one, other, MADE, inserted(1, "KA 2021", REQUIRED))
    assert made.elsewhen["a pennant is required"] == (
        "KA 2020 is encoded as from 1 April 2020: what the law was before is not",
    )


def test_what_is_not_known_has_no_reasons() -> None:
    """No rule says yes yet, and one says no."""
    law = act(
        "KA 2000",
        "1 April 2000",
        section(1, "KA 2000", "a licence is not needed if the line is tarred"),
    )
    to_come = act(
        "KA 2020",
        "1 April 2020",
        section(1, "KA 2020", "a licence is needed if not the line is tarred"),
    )
    decided = {
        each.outcome: each
        for each in on(BEFORE, law, to_come).decide({"the line is tarred": "yes"})
    }
    licence = decided["a licence is needed"]
    assert (licence.answer, licence.possible, licence.because) == (None, (), ())
