"""Two folders of law with two vocabularies, against every case that both have, one by one."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from keeling.between_revisions import Refused, Side, compare_revisions
from keeling.model.changes import Comparison
from keeling.model.conditions import Among, Within
from keeling.model.durations import Duration
from keeling.model.law import Law
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.pipeline import Corpus, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.oracle import Case, Value, decide, in_region
from tests.partition.possible import existing

DAY = date(2026, 11, 22)
LAW = """facts
  the kind is one of
    box kite
    stunt kite
    power kite
  the line is tarred is yes or no
  the height is a number, at most 100
  the flyer's age is an age, 5 or over
  the owner's age is an age, 5 or over
  the hire is a duration, known where the kind is stunt kite or power kite

outcomes
  a licence is needed is yes or no
  the licence period is a duration, or indefinite
  the club's view is one of
    good
    bad

act "Kites Act 2020"
  cited as KA 2020
  in force from 1 April 2021
  source https://example.org/kites-act
  not verified an invented Act

section 1 of KA 2020 "Licences"
  a licence is needed if any of
    (a) the kind is power kite and the height is more than 50
    (b) the flyer's age is under 16 and the kind is not box kite
    (c) the hire is at least 6 months

section 2 of KA 2020 "How long"
  where a licence is needed, the licence period is, by the first row that applies
    | kind        | the flyer's age | the licence period |
    | stunt kite  | under 18        | 1 year             |
    | power kite  |                 | 2 years            |
    | any other   |                 | 3 years            |

section 3 of KA 2020 "What clubs say"
  where a licence is needed, the club's view is bad
"""
HIRED = "known where the kind is stunt kite or power kite"
ROW = "    | power kite  |                 | 2 years            |\n"
OWNER = "the owner's age is an age, "
VIEW = "the club's view is one of\n    good\n    bad"
FREE = "  impossible where the kind is box kite and the height is more than 80\n"
#: What is written for what now, and what is said to be left out for it.
CHANGED: dict[str, tuple[tuple[tuple[str, str], ...], int]] = {
    "nothing": ((), 0),
    "a threshold": ((("more than 50", "more than 40"),), 0),
    "a choice less, and what it decided": (
        (
            ("    power kite\n", ""),
            ("the kind is power kite and ", ""),
            (" or power kite", ""),
            (ROW, ""),
        ),
        2,
    ),
    "a choice more": (
        (
            ("    power kite\n", "    power kite\n    cargo kite\n"),
            ("more than 50", "more than 60"),
        ),
        1,
    ),
    "bounds": (
        (
            ("at most 100", "at most 55"),
            ("5 or over\n  the owner", "8 or over\n  the owner"),
            ("under 16", "under 12"),
        ),
        2,
    ),
    "known elsewhere": (
        ((HIRED, "known where the kind is box kite or power kite"), ("6 months", "9 months")),
        1,
    ),
    "known everywhere": (((f", {HIRED}", ""), ("6 months", "3 months")), 1),
    "a relation": (
        (
            (f"{OWNER}5 or over", f"{OWNER}not less than the flyer's age"),
            ("under 16 and", "under 16 and the owner's age is 18 or over and"),
        ),
        2,
    ),
    "a new fact": (
        (
            ("  the height", "  the kite is lit is yes or no\n  the height"),
            ("more than 50", "more than 50 and the kite is lit"),
        ),
        1,
    ),
    "a fact less": ((("  the line is tarred is yes or no\n", ""), ("under 18", "under 17")), 1),
    "an outcome more, and one otherwise": (
        (
            (VIEW, "the club's view is yes or no\n  a permit is needed is yes or no"),
            ("the club's view is bad", "a permit is needed"),
            ("more than 50", "more than 70"),
        ),
        2,
    ),
    "choices in another order": (
        (
            ("    box kite\n    stunt kite\n", "    stunt kite\n    box kite\n"),
            ("more than 50", "more than 49"),
        ),
        0,
    ),
    "what never goes together": (
        (("outcomes\n", f"{FREE}\noutcomes\n"), ("more than 50", "more than 90")),
        1,
    ),
}
VALUES: dict[str, tuple[Value | None, ...]] = {
    "the kind": ("box kite", "stunt kite", "power kite", "cargo kite"),
    "the line is tarred": ("yes", "no"),
    "the kite is lit": ("yes", "no"),
    "the height": (50, 51, 56, 61, 71, 81, 91, 101),
    "the flyer's age": (6, 15, 17),
    "the owner's age": (6, 18),
    "the hire": (None, Duration(3).key, Duration(6).key, Duration(9).key),
}


def corpus(text: str) -> Corpus:
    made = read((SourceFile("law.law", text),), reader())
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def changed(edits: tuple[tuple[str, str], ...]) -> str:
    text = LAW
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def compared(before: str, after: str) -> Comparison:
    made = compare_revisions(Side(corpus(before)), Side(corpus(after)), "a" * 40, DAY)
    assert not isinstance(made, Refused), made.message
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def of_its_own(vocabulary: Vocabulary, case: Case) -> Case | None:
    """A case as one vocabulary has it; nothing if it has no such case."""
    own = {name: value for name, value in case.items() if name in vocabulary.facts}
    chosen = [name for name in own if vocabulary.facts[name].kind is FactKind.CHOICE]
    if any(own[name] not in vocabulary.facts[name].values for name in chosen):
        return None
    return own if existing(vocabulary, own) else None


@pytest.mark.parametrize("which", CHANGED)
@pytest.mark.parametrize("way", ["there", "and back"])
def test_the_groups_are_those_cases_that_both_have_and_answer_otherwise(
    which: str, way: str
) -> None:
    edits, apart = CHANGED[which]
    texts = (LAW, changed(edits)) if way == "there" else (changed(edits), LAW)
    made = compared(*texts)
    assert made.against is not None
    assert len(made.against.apart) == apart, made.against.apart
    laws = [corpus(text).law.in_force(DAY) for text in texts]
    facts = {name for law in laws for name in law.vocabulary.facts}
    names, values = zip(*((n, v) for n, v in VALUES.items() if n in facts), strict=True)
    tried = affected = 0
    for chosen in product(*values):
        pairs = zip(names, chosen, strict=True)
        case: Case = {name: value for name, value in pairs if value is not None}
        own = [of_its_own(law.vocabulary, case) for law in laws]
        if own[0] is None or own[1] is None:
            continue
        tried += 1
        affected += _as_each_says(made, laws, case, (own[0], own[1]))
    assert tried > 50
    assert bool(affected) is bool(made.difference.changes) is (which != "nothing")


def _as_each_says(made: Comparison, laws: list[Law], case: Case, own: tuple[Case, Case]) -> bool:
    one, other = (decide(law, each) for law, each in zip(laws, own, strict=True))
    found = {
        change.outcome: (change.before, change.after)
        for change in made.difference.changes
        if in_region(case, change.when)
    }
    differing = {
        name: (one[name][0], other[name][0])
        for name in made.before.vocabulary.outcomes
        if one[name][0] != other[name][0]
    }
    assert found == differing, case
    return bool(differing)


@pytest.mark.parametrize("which", CHANGED)
def test_a_case_that_shows_it_is_one_that_both_have(which: str) -> None:
    texts = LAW, changed(CHANGED[which][0])
    declared = [corpus(text).law.vocabulary for text in texts]
    for change in compared(*texts).difference.changes:
        assert change.witness is not None
        shown = {
            name: (value.key if isinstance(value, Duration) else value,)
            for name, value in change.witness.items()
        }
        facts = {name for each in declared for name in each.facts}
        values = {name: shown.get(name, VALUES[name]) for name in facts}
        both = (
            case
            for chosen in product(*values.values())
            for case in [{n: v for n, v in zip(values, chosen, strict=True) if v is not None}]
            if all(of_its_own(each, case) is not None for each in declared)  # type: ignore[arg-type]
        )
        case = next(both, None)
        assert case is not None, change.witness
        assert in_region(case, change.when)  # type: ignore[arg-type]


def test_a_region_names_only_what_may_be_in_both() -> None:
    edits, _ = CHANGED["bounds"]
    for change in compared(LAW, changed(edits)).difference.changes:
        for name, among in change.when.items():
            assert isinstance(among, Among | Within)
            if name == "the height" and isinstance(among, Within) and among.upper:
                assert among.upper[0] <= 56


def test_what_has_no_answer_still_has_none_under_another_number() -> None:
    """Of box kites no row says how long; from 2030 on there are more of them."""
    later = """
section 9 of KA 2020 "Later"
  in force from 1 April 2030
  a licence is needed if the line is tarred
"""
    gap = LAW.replace("    | any other   |                 | 3 years            |\n", "") + later
    made = compared(gap, gap.replace("section 2 of", "section 4 of"))
    assert made.difference.changes == ()
    assert made.against is not None
    assert made.against.days == ()
