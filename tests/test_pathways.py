"""What follows from a range, held against every case one by one; and judged by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from keeling.checking import everything
from keeling.cli import folder
from keeling.model.conditions import Condition
from keeling.model.law import Law
from keeling.model.pathways import Category, Group, Pathway, Reached, Side, Turns
from keeling.partition import Partition, Space, leaves, met_where, partition_law, restrict
from keeling.pathways import guidelines, pathway
from keeling.pipeline import Corpus, read
from keeling.questions.pathway import Way, follows
from keeling.report.pathway import answer, beyond_in_words, part, side_in_words, text, who
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.changed import amended
from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import Case, decide, holds, in_region

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
OUTSIDE: Side = None


# Every case of small laws made up by chance.


def way(law: Law, parts: Mapping[str, Partition], category: Condition, within: Condition) -> Way:
    space = next(iter(parts.values())).space
    (where,) = met_where(law, space, [category])
    return Way(law, tuple(parts.values()), where, within)


@made(60)
def test_what_follows_is_what_every_case_by_itself_says(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    laws = [maker.law(vocabulary)]
    if maker.chance(2):
        laws.append(amended(maker, laws[0]) if maker.chance(2) else maker.law(vocabulary))
    space, scope = Space(vocabulary), Scope(list(vocabulary.facts.values()))
    asked = maker.some(list(vocabulary.outcomes), 1, 2)
    conditions = [(maker.condition(scope), maker.condition(scope)) for _ in laws]
    if not maker.chance(3):  # as where the law changes, and the guideline does not
        conditions = conditions[:1] * len(laws)
    named = maker.some(list(vocabulary.facts), 1, 2)
    sentence = frozenset[str]().union(*(vocabulary.varying(name) for name in named))
    ways = [
        way(law, {name: partition_law(law, space)[name] for name in asked}, *where)
        for law, where in zip(laws, conditions, strict=True)
    ]
    groups = follows(ways, sentence)
    met = set()
    for case in cases:
        sides = tuple(
            tuple(decide(law, case)[name][0] for name in asked)
            if all(holds(each, case, {}) for each in where)
            else OUTSIDE
            for law, where in zip(laws, conditions, strict=True)
        )
        told = any(sides) and (len(laws) == 1 or sides[0] != sides[1])
        if not any(sides):
            continue
        found = list(_of(case, groups))
        assert [each.sides for _, each in found] == ([sides] if told else []), case
        met |= {(groups.index(group), group.reached.index(each)) for group, each in found}
    every = {(at, n) for at, group in enumerate(groups) for n, _ in enumerate(group.reached)}
    assert met == every
    for each in (each for group in groups for each in group.reached):
        _shown(each, ways, space)


def _of(case: Case, groups: tuple[Group, ...]) -> Iterator[tuple[Group, Reached]]:
    for group in groups:
        for each in group.reached:
            for where in group.where:
                for sentence in each.sentences:
                    if in_region(case, where) and in_region(case, sentence):
                        yield group, each


def _shown(each: Reached, ways: list[Way], space: Space) -> None:
    if each.witness is not None:
        for one, side in zip(ways, each.sides, strict=True):
            # A law made by chance may compare with weeks and months: then the day decides more.
            assert (side,) in leaves(restrict(space, one.ranged, each.witness))


# The law itself, judged by hand: Schedule 3 paragraphs 13, 18 and 33, and section 82.


@cache
def corpus() -> Corpus:
    found = folder.corpus(folder.law_files(ROOT / "legislation").value).value
    assert found is not None
    return found


@cache
def of(title: str, *proposals: str) -> Pathway:
    law = corpus().law
    (work,) = (each for each in guidelines(law) if each.title == title)
    named = [law.proposals[name] for name in proposals]
    found = pathway(corpus(), DAY if not named else date(2027, 4, 1), work, named)
    assert found.value is not None
    return found.value


def told(category: Category, law: Law) -> dict[str, dict[str, str]]:
    declared = law.vocabulary
    return {
        who(group, declared): {
            part(each, declared): side_in_words(each.sides[0]) for each in group.reached
        }
        for group in category.groups
    }


CHILD = "where the victim's age is under 18 and the offender's age at the offence is 18 or over"
ADULT = "where the victim's age is 18 or over and the offender's age at the offence is 18 or over"
YOUNG = "where the offender's age at the offence is under 18"
ORDER, CUSTODY = (
    "the disposal is community order",
    "the disposal is suspended sentence or immediate custody",
)
SHORT, LONG = (
    "the length of the order is under 12 months",
    "the length of the order is at least 12 months",
)
SIX, MORE = "the custodial term is at most 6 months", "the custodial term is more than 6 months"
THROUGHOUT = "wherever in the range"
BY_ORDER = {ORDER: "yes, 5 years"}
BY_LENGTH = {SHORT: "no, none", LONG: "yes, 5 years"}
BY_TERM = {SIX: "yes, 7 years", MORE: "yes, 10 years"}
LOWEST = {
    CHILD: BY_ORDER | {CUSTODY: "yes, 7 years"},
    YOUNG: {THROUGHOUT: "no, none"},
    ADULT: BY_LENGTH | {CUSTODY: "yes, 7 years"},
}
MIDDLE = {
    CHILD: BY_ORDER | BY_TERM,
    YOUNG: {
        f"{ORDER}; or the custodial term is under 12 months": "no, none",
        "the custodial term is at least 12 months": "yes, 10 years",
    },
    ADULT: BY_LENGTH | BY_TERM,
}
OVER = {
    "the custodial term is under 30 months": "yes, 10 years",
    "the custodial term is at least 30 months": "yes, indefinite",
}


def test_what_follows_from_each_sentence_for_a_sexual_assault() -> None:
    found = of("Sexual assault").made[0]
    rows = [told(each, corpus().law) for each in found.categories]
    assert rows == [
        {"in every case": {THROUGHOUT: "yes, indefinite"}},  # from 3 years
        {"in every case": OVER},  # from 2 years
        {"in every case": OVER},  # from 1 year, so that an offence under 18 is listed too
        MIDDLE,
        MIDDLE,
        LOWEST,
    ]
    assert found.categories[5].rests_on[0].citation == "Keeling readings para 1"
    assert [each.rests_on for each in found.categories[:5]] == [()] * 5


def test_what_follows_from_each_sentence_for_an_exposure() -> None:
    found = of("Exposure").made[0]
    first, second, third = (told(each, corpus().law) for each in found.categories)
    assert first == {
        "where the offender's age at the offence is 18 or over": BY_TERM,
        YOUNG: {
            "the custodial term is under 12 months": "no, none",
            "the custodial term is at least 12 months": "yes, 10 years",
        },
    }
    assert second == LOWEST
    assert third == {
        CHILD: {THROUGHOUT: "yes, 5 years"},
        YOUNG: {THROUGHOUT: "no, none"},
        ADULT: {
            f"the disposal is fine; or {SHORT}": "no, none",
            LONG: "yes, 5 years",
        },
    }


def test_what_follows_from_each_sentence_for_indecent_photographs() -> None:
    found = of("Indecent photographs of children").made[0]
    rows = [told(each, corpus().law) for each in found.categories]
    shown = "the age of the youngest person shown is"
    over = {f"where {shown} 16 or over": {THROUGHOUT: "no, none"}}
    grown = f"where {shown} under 16 and the offender's age at the offence is 18 or over"
    young = f"where {shown} under 16 and the offender's age at the offence is under 18"
    years = {
        "the custodial term is at least 12 months and under 30 months": "yes, 10 years",
        "the custodial term is at least 30 months": "yes, indefinite",
    }
    assert rows[0] == over | {
        young: {"the custodial term is under 12 months": "no, none"} | years,
        grown: {
            SIX: "yes, 7 years",
            f"{MORE} and under 30 months": "yes, 10 years",
            "the custodial term is at least 30 months": "yes, indefinite",
        },
    }
    assert rows[1] == over | {young: MIDDLE[YOUNG], grown: BY_ORDER | BY_TERM}
    # A community order lists no offence under 18, and no custody here reaches 12 months.
    never = {f"{young}; or where {shown} 16 or over": {THROUGHOUT: "no, none"}}
    assert rows[2] == rows[5] == never | {grown: LOWEST[CHILD]}
    assert rows[6] == over | {f"where {shown} under 16": {THROUGHOUT: "yes, indefinite"}}
    assert rows[3] == rows[7] == rows[8] == over | {f"where {shown} under 16": OVER}


def test_on_what_is_assumed_no_sentence_for_a_sexual_assault_avoids_notification() -> None:
    """The register study, lines 603 to 617: of an adult, against an adult."""
    law, every = corpus().law, of("Sexual assault").made
    assert [[each.name for each in made.assumptions] for made in every] == [
        [],
        ["community-orders-of-at-least-12-months"],
        ["offences-by-adults"],
        ["community-orders-of-at-least-12-months", "offences-by-adults"],
    ]
    turns = [[each.turns() for each in made.categories[3:]] for made in every]
    by, case, always = Turns.SENTENCE, Turns.CASE, Turns.ALWAYS
    assert turns == [[by, by, by], [by, by, case], [by, by, by], [always] * 3]
    assert answer(every[3], "the person must notify") == (
        "In all 6 ranges the person must notify, wherever in the range a case lies."
    )
    (beyond,) = every[3].beyond
    assert beyond_in_words(beyond, law) == (
        "In none of these ranges is the length of the order under 12 months, so the threshold in "
        "SOA 2003 Sch 3 para 18(b)(ii)(c) parts no two cases there."
    )
    assert (every[0].beyond, every[2].beyond) == ((), ())


def test_a_higher_threshold_lets_sentences_in_the_range_avoid_notification() -> None:
    found = of("Sexual assault", "raise-the-community-order-threshold-to-24-months")
    assert [[bool(each.groups) for each in made.categories] for made in found.changed] == [
        [False] * 3 + [True] * 3
    ] * 4
    both = found.after[3]
    assert [each.turns() for each in both.categories[3:]] == [Turns.SENTENCE] * 3
    assert both.beyond == ()
    declared = corpus().law.vocabulary
    (group,) = found.changed[0].categories[5].groups
    (reached,) = group.reached
    assert who(group, declared) == ADULT
    assert part(reached, declared) == f"{LONG} and under 24 months"
    assert list(map(side_in_words, reached.sides)) == ["yes, 5 years", "no, none"]
    assert reached.witness is not None
    assert reached.witness["the offence"] == "sexual assault"
    assert reached.witness["the culpability"] == "culpability B"


def test_nothing_assumed_touches_an_answer_or_a_finding() -> None:
    """The folder without them gives the same partitions, object by object."""
    law = corpus().law
    without = {path.path: path for path in corpus().files if "assumptions" not in path.path}
    other = read(tuple(without.values()), reader()).value
    assert other is not None
    assert law.assumptions
    assert not other.law.assumptions
    space = corpus().space
    one, two = (partition_law(each.in_force(DAY), space) for each in (law, other.law))
    assert all(one[name].root is two[name].root for name in one)


# A small law, and what can be wrong with it.

LAW = """facts
  the offence is one of
    rowing
    sailing
  the response is one of
    nothing
    advice
    suspension
  the length of the suspension is a duration, known where the response is suspension

scale "ladder"
  a word, where the response is nothing or advice
  suspension, by length, measured by the length of the suspension, where the response is suspension
  leads to the name is kept

outcomes
  the start is a point on the ladder
  the span is a range on the ladder
  the name is kept is yes or no

act "Boats Act 2020"
  cited as       BA 2020
  in force from  1 April 2021
  source         https://example.org/boats
  not verified   an invented Act

section 1 of BA 2020
  the name is kept if the length of the suspension is at least 6 months

guideline "Boats"
  by              the harbour
  effective from  1 April 2021
  source          https://example.org/boats/guideline
  not verified    invented

  where the offence is rowing, the span is a word to 26 weeks' suspension

guidance "Practice"
  by              the harbour
  effective from  1 April 2021
  source          https://example.org/boats/practice
  not verified    invented

  paragraph 1 "Short ones"
    it is assumed that the response is advice
"""
OTHER = '  paragraph 2 "Short ones"\n    it is assumed that the offence is rowing\n'
LENGTH = "the length of the suspension is"
READING = """
guidance "Readings"
  by              the harbour
  effective from  1 April 2021
  source          https://example.org/boats/readings
  not verified    invented

  paragraph 1 "26 weeks"
    a period of 26 weeks is read as 6 months in section 1 of BA 2020
"""


def small(text: str = LAW) -> Pathway:
    found = read((SourceFile("law/boats.law", text),), reader())
    assert found.value is not None, found.diagnostics
    (work,) = guidelines(found.value.law)
    result = pathway(found.value, DAY, work)
    assert result.value is not None, result.diagnostics
    return result.value


def test_an_end_that_nothing_holds_against_the_law_leaves_its_range_unsaid() -> None:
    found = small()
    (category,) = found.made[0].categories
    assert category.groups == ()
    assert category.unsaid == (
        "whether 26 weeks is longer than a length with which the law compares “the length of the "
        "suspension” depends on the day on which it begins, and nothing settles it"
    )
    assert "Cannot be said: whether 26 weeks" in text(found)
    assert answer(found.made[0], "the name is kept") == "In the one range that cannot be said."


def test_a_reading_in_force_settles_the_end_of_a_range() -> None:
    found = small(LAW + READING)
    (category,) = found.made[0].categories
    assert [each.citation for each in category.rests_on] == ["Readings para 1"]
    (group,) = category.groups
    assert {
        part(each, found.law.vocabulary): side_in_words(each.sides[0]) for each in group.reached
    } == {
        f"the response is nothing or advice; or {LENGTH} under 6 months": "no",
        f"{LENGTH} at least 6 months": "yes",
    }


def test_what_is_assumed_narrows_what_follows() -> None:
    bare, assumed = small(LAW + READING).made
    assert [each.turns() for each in bare.categories] == [Turns.SENTENCE]
    assert [each.turns() for each in assumed.categories] == [Turns.ALWAYS]
    assert answer(assumed, "the name is kept") == (
        "In the one range “the name is kept” is no, wherever in the range a case lies."
    )


def said(text: str) -> list[str]:
    found = read((SourceFile("law/boats.law", text),), reader())
    wrong = list(found.diagnostics)
    if found.value is not None:
        wrong += everything(found.value, DAY)
    return [f"{each.check.name}: {each.message}" for each in dict.fromkeys(wrong)]


def test_the_small_law_is_sound() -> None:
    assert said(LAW + READING) == []


WRONG = {
    "a step that is not told": (
        "  a word, where the response is nothing or advice\n",
        "  a word\n",
        "misplaced: It is not said which cases are on the step `a word`, and of other steps it is.",
    ),
    "a step by an answer of the law": (
        "  a word, where the response is nothing or advice\n",
        "  a word, where the name is kept\n",
        "misplaced: `the name is kept` is not a fact, and which step a case is on may turn only",
    ),
    "a length that is not said": (
        ", measured by the length of the suspension",
        "",
        "misplaced: `suspension` has a length, and it is not said which fact that is.",
    ),
    "a length that is none": (
        "measured by the length of the suspension",
        "measured by the offence",
        "wrong-kind: A step has a length of time, and `the offence` is one of.",
    ),
    "a scale that leads to itself": (
        "leads to the name is kept",
        "leads to the start",
        "wrong-kind: `the start` is a point on a scale, so no step leads to it.",
    ),
    "an assumption about the law": (
        "it is assumed that the response is advice",
        "it is assumed that the name is kept",
        "misplaced: What is assumed may turn only on facts, and this turns on what the law",
    ),
    "an assumption about a provision": (
        "it is assumed that the response is advice",
        "it is assumed that section 1 of BA 2020 is met",
        "misplaced: What is assumed may turn only on facts, and this turns on what a provision",
    ),
    "an assumption with a word of priority": (
        "it is assumed that the response is advice",
        "despite section 1 of BA 2020, it is assumed that the response is advice",
        "misplaced: An assumption answers nothing itself, so `despite` orders nothing here.",
    ),
    "two in one provision": (
        '  paragraph 1 "Short ones"\n',
        '  paragraph 1 "Short ones"\n    it is assumed that the offence is rowing\n',
        "misplaced: Practice para 1 says other things too, so what rests on this assumption could",
    ),
    "two of one name": (
        '  paragraph 1 "Short ones"\n',
        f'{OTHER}  paragraph 1 "Short ones"\n',
        "duplicate-provision: Another assumption is already called `short-ones`, after its head",
    ),
    "what cannot be": (
        "it is assumed that the response is advice",
        "it is assumed that the response is advice and the length of the suspension is 1 month",
        "unreachable: Practice para 1 assumes what cannot be: no possible case is so.",
    ),
    "what is so anyway": (
        "it is assumed that the response is advice",
        "where the response is advice, it is assumed that the response is not suspension",
        "unreachable: Practice para 1 assumes nothing: every possible case is so without it.",
    ),
    "no source": (
        "  source          https://example.org/boats/practice\n",
        "",
        "incomplete-provision: Practice para 1 does not say `source`.",
    ),
    "a length in another unit": (
        "it is assumed that the response is advice",
        "it is assumed that the length of the suspension is at least 26 weeks",
        "ambiguous-duration:",
    ),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_wrong_is_said(how: str) -> None:
    old, new, message = WRONG[how]
    assert LAW.count(old) >= 1
    found = said((LAW + READING).replace(old, new, 1))
    assert found
    assert [each for each in found if not each.startswith(message)] == []


def test_a_scale_that_leads_nowhere_has_no_pathway() -> None:
    plain = LAW.replace("  leads to the name is kept\n", "") + READING
    found = read((SourceFile("law/boats.law", plain),), reader()).value
    assert found is not None
    assert guidelines(found.law) == ()


def test_answers_are_those_of_the_day() -> None:
    """What the law of another day does not know is left out, and said to be."""
    later = LAW.replace("in force from  1 April 2021", "in force from  1 April 2030") + READING
    found = small(later)
    assert found.outcomes == ()
    assert found.not_encoded == ("the name is kept",)
    assert "Left out, because its law of that day is not encoded: the name is kept." in text(found)
