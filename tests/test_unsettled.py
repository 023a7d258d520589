"""What turns on a gap or a conflict is left open, and never answered as if that were a no."""

from __future__ import annotations

from datetime import date

from keeling.model.words import FactValue
from keeling.pipeline import Edition, edition, read
from keeling.questions.decide import Decision
from keeling.source import SourceFile
from keeling.testing.folders import reader

VOCABULARY = """facts
  the kite is big    is yes or no
  the kite is red    is yes or no
  the kite is loud   is yes or no

outcomes
  the kite is listed   is yes or no
  the class is one of
    A
    B
  a licence is needed  is yes or no
  the licence period   is a duration

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

"""
BIG: dict[str, FactValue] = {"the kite is big": "yes", "the kite is red": "no"}
BOTH: dict[str, FactValue] = {"the kite is big": "yes", "the kite is red": "yes"}
CONFLICT = """section 1 of KA 2020
  where the kite is big, the kite is listed
section 2 of KA 2020
  where the kite is red, the kite is not listed
"""
GAP = """section 1 of KA 2020
  the class is, by the first row that applies
    | the kite is big | the kite is red | the class |
    | yes             | no              | A         |
    | no              |                 | B         |
"""


def decided(law: str, facts: dict[str, FactValue], outcome: str) -> Decision:
    corpus = read((SourceFile("law/kites.law", VOCABULARY + law),), reader()).value
    assert corpus is not None
    made = edition(corpus, date(2026, 11, 22)).value
    assert isinstance(made, Edition)
    return next(each for each in made.decide(facts) if each.outcome == outcome)


def said(decision: Decision) -> list[str]:
    return [str(answer) for answer in decision.possible]


def test_what_turns_on_a_conflict_is_open() -> None:
    law = CONFLICT + "section 3 of KA 2020\n  a licence is needed if the kite is listed\n"
    found = decided(law, BOTH, "a licence is needed")
    assert (found.answer, found.depends_on) == (None, ())
    assert sorted(said(found)) == ["no", "yes"]
    assert (
        "the law is at fault about “the kite is listed” here, and the answer turns on that"
        in found.notes
    )
    assert {each.citation for each in found.because} >= {"KA 2020 s. 1", "KA 2020 s. 2"}


def test_a_denial_of_what_is_in_conflict_is_open_as_well() -> None:
    law = CONFLICT + "section 3 of KA 2020\n  a licence is needed if the kite is not listed\n"
    assert sorted(said(decided(law, BOTH, "a licence is needed"))) == ["no", "yes"]


def test_it_is_open_through_what_lies_between() -> None:
    law = (
        CONFLICT
        + "section 3 of KA 2020\n  a licence is needed if the kite is listed\n"
        + "section 4 of KA 2020\n  where a licence is needed, the licence period is 2 years\n"
    )
    assert sorted(said(decided(law, BOTH, "the licence period"))) == ["2 years", "none"]


def test_where_there_is_no_conflict_nothing_is_open() -> None:
    law = CONFLICT + "section 3 of KA 2020\n  a licence is needed if the kite is listed\n"
    found = decided(law, BIG, "a licence is needed")
    assert said(found) == ["yes"]
    assert not [note for note in found.notes if "at fault" in note]


def test_where_the_conflict_makes_no_difference_the_answer_stands() -> None:
    law = (
        CONFLICT + "section 3 of KA 2020\n  a licence is needed if the kite is listed or the kite "
        "is big\n"
    )
    assert said(decided(law, BOTH, "a licence is needed")) == ["yes"]


def test_a_conflict_with_facts_missing_leaves_only_what_can_be() -> None:
    law = CONFLICT + "section 3 of KA 2020\n  a licence is needed if the kite is listed\n"
    found = decided(law, {"the kite is big": "yes"}, "a licence is needed")
    assert sorted(said(found)) == ["no", "yes"]
    assert found.depends_on == ("the kite is red",)


def test_what_turns_on_a_gap_could_be_anything() -> None:
    law = GAP + "section 3 of KA 2020\n  a licence is needed if the class is A\n"
    assert said(decided(law, BIG, "a licence is needed")) == ["yes"]
    assert sorted(said(decided(law, BOTH, "a licence is needed"))) == ["no", "yes"]


def test_two_conflicts_are_settled_in_every_pair_of_ways() -> None:
    between = "".join(
        f"section {section} of KA 2020\n"
        f"  where the kite is{negated} listed and the class is {of},\n"
        f"  the licence period is {years}\n"
        for section, negated, of, years in (
            (3, "", "A", "1 year"),
            (4, "", "B", "2 years"),
            (6, " not", "A", "3 years"),
            (7, " not", "B", "4 years"),
        )
    )
    law = CONFLICT + GAP.replace("section 1", "section 5") + between
    found = decided(law, BOTH, "the licence period")
    assert sorted(said(found)) == ["1 year", "2 years", "3 years", "4 years", "none"]


def test_a_gap_that_arises_only_as_a_conflict_is_settled_leaves_open_what_turns_on_it() -> None:
    law = (
        CONFLICT
        + "section 3 of KA 2020\n"
        + "  where the kite is listed, the class is, by the first row that applies\n"
        + "    | the kite is loud | the class |\n"
        + "    | no               | A         |\n"
        + "section 4 of KA 2020\n  where the kite is not listed, the class is B\n"
        + "section 5 of KA 2020\n  a licence is needed if the class is A\n"
    )
    found = decided(law, {**BOTH, "the kite is loud": "yes"}, "a licence is needed")
    assert sorted(said(found)) == ["no", "yes"]


def test_more_ways_than_can_be_looked_at_leave_every_answer_open() -> None:
    count = 8
    names = [f"the tail {at} is long" for at in range(count)]
    vocabulary = VOCABULARY.replace(
        "  a licence is needed  is",
        "".join(f"  {name} is yes or no\n" for name in names) + "  a licence is needed  is",
    )
    law = "".join(
        f"section {at * 2 + 1} of KA 2020\n  where the kite is big, {name}\n"
        f"section {at * 2 + 2} of KA 2020\n"
        f"  where the kite is red, {name.replace('is long', 'is not long')}\n"
        for at, name in enumerate(names)
    )
    asked = " and ".join(names)
    law += f"section 99 of KA 2020\n  a licence is needed if {asked}\n"
    corpus = read((SourceFile("law/kites.law", vocabulary + law),), reader()).value
    assert corpus is not None
    made = edition(corpus, date(2026, 11, 22)).value
    assert isinstance(made, Edition)
    found = next(each for each in made.decide(BOTH) if each.outcome == "a licence is needed")
    assert found.answer is None
    assert sorted(said(found)) == ["no", "yes"]
