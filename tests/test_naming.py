"""Sets of choices said by the law's own terms: only by such as mean exactly those."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model import conditions
from keeling.model.conditions import Among, AnyOf, Condition, Limb, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.naming import Naming
from keeling.model.vocabulary import Choice, Fact, FactKind, Vocabulary
from keeling.pipeline import compare, read
from keeling.report import answer, differences
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.deep import many

KITE, VALUES = "the kind of kite", ("box", "power", "stunt", "delta", "sled", "parafoil")
DECLARED = Vocabulary({KITE: Fact(KITE, FactKind.CHOICE, tuple(map(Choice, VALUES)))})


def said(terms: dict[str, Condition], values: set[str], could_be: set[str]) -> str:
    naming = Naming(Law(DECLARED, terms=terms))
    return naming.terms(KITE, Among(frozenset(values)), {KITE: frozenset(could_be)})


def among(*values: str) -> conditions.Test:
    return conditions.Test(KITE, Among(frozenset(values)))


TERMS: dict[str, Condition] = {
    "soft kite": among("parafoil", "sled"),
    "fast kite": AnyOf((among("power"), among("stunt", "delta"))),
    "slow kite": Not(among("power", "stunt", "delta")),
}


@pytest.mark.parametrize(
    ("values", "could_be", "words"),
    [
        ({"power", "stunt", "delta"}, set(VALUES), "fast kite"),
        ({"box", "parafoil", "sled"}, set(VALUES), "slow kite"),
        ({"parafoil", "sled"}, set(VALUES), "soft kite"),
        ({"box", "power", "stunt", "delta"}, set(VALUES), "not soft kite"),
        ({"parafoil", "sled", "power", "stunt", "delta"}, set(VALUES), "soft kite or fast kite"),
        ({"power", "stunt"}, {"power", "stunt", "box"}, "fast kite"),
        ({"power", "stunt"}, set(VALUES), ""),
        ({"box", "power"}, set(VALUES), ""),
        ({"box"}, {"box", "parafoil", "sled"}, ""),
    ],
)
def test_a_term_is_said_only_where_it_means_just_those(
    values: set[str], could_be: set[str], words: str
) -> None:
    assert said(TERMS, values, could_be) == words


def test_a_term_that_asks_what_the_law_answers_names_no_choices() -> None:
    listed = conditions.OutcomeIs("the kite is listed", frozenset())
    assert (
        said(
            {"listed kite": AnyOf((among("power", "stunt"), listed))},
            {"power", "stunt"},
            set(VALUES),
        )
        == ""
    )


def test_a_term_that_denies_is_not_said_of_a_fact_that_may_be_unknown() -> None:
    """Such a term is met also where there is no such fact, whatever provision it stands in."""
    owned = Fact("the owner", FactKind.YES_NO)
    there = conditions.Test("the owner", Among(frozenset({"yes"})))
    kite = Fact(KITE, FactKind.CHOICE, tuple(map(Choice, VALUES)), known_where=there)
    term = Limb(ProvisionId("KA 2020"), Not(among("power", "stunt", "delta")))
    law = Law(Vocabulary({"the owner": owned, KITE: kite}), terms={"slow kite": term})
    slow = Among(frozenset({"box", "parafoil", "sled"}))
    assert Naming(law).condition(KITE, slow) == f"{KITE} is box, sled or parafoil"


def test_two_terms_in_a_sentence_stand_in_brackets() -> None:
    naming = Naming(Law(DECLARED, terms=TERMS))
    either = Among(frozenset({"parafoil", "sled", "power", "stunt", "delta"}))
    assert naming.condition(KITE, either) == "soft kite or fast kite"
    assert naming.where({KITE: either}) == "where (soft kite or fast kite)"


@many(300)
@given(st.integers(0, 2**40))
def test_what_is_said_is_true_of_just_those_that_could_be(seed: int) -> None:
    random = Random(seed)

    def some(least: int = 0) -> set[str]:
        return set(random.sample(VALUES, random.randint(least, len(VALUES))))

    terms: dict[str, Condition] = {}
    for name in ("one", "two", "three"):
        chosen = among(*some())
        terms[name] = Not(chosen) if random.random() < 0.3 else chosen
    could_be = some(1)
    values = {each for each in could_be if random.random() < 0.6}
    words = said(terms, values, could_be)
    if not words:
        return
    for value in could_be:
        assert holds(words, terms, value) is (value in values)


def holds(words: str, terms: dict[str, Condition], value: str) -> bool:
    """Whether words are true of a choice, read as they stand."""

    def one(name: str) -> bool:
        condition = terms[name]
        if isinstance(condition, Not):
            condition = condition.part
            assert isinstance(condition, conditions.Test)
            assert isinstance(condition.among, Among)
            return value not in condition.among.values
        assert isinstance(condition, conditions.Test)
        assert isinstance(condition.among, Among)
        return value in condition.among.values

    if words.startswith("not "):
        return all(not one(each.removeprefix("not ")) for each in words.split(" and "))
    return any(one(each) for each in words.split(" or "))


LAW = """facts
  the kind of kite is one of
    box kite
    power kite
    stunt kite
    delta kite
    sled
  the flyer's age is an age
  impossible where the flyer's age is under 10 and the kind of kite is delta kite

outcomes
  a licence is needed  is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a licence is needed"
  "fast kite" means the kind of kite is power kite, stunt kite or delta kite

  a licence is needed if the flyer's age is under 6

proposal "Ask for fast kites"
  made under a new Act

  in section 1 of KA 2020, after "under 6" insert " or (fast kite and the flyer's age is under 9)"
"""


def test_what_cannot_be_beside_the_rest_does_not_stand_in_the_way() -> None:
    """No flyer under 10 has a delta kite, so those with power and stunt kites are all."""
    file = SourceFile("kites.law", LAW)
    corpus = read((file,), reader()).value
    assert corpus is not None
    found = compare(corpus, date(2027, 1, 1), tuple(corpus.law.proposals.values())).value
    assert found is not None
    (change,) = found.difference.changes
    assert change.beside == {KITE: frozenset({"box kite", "power kite", "stunt kite", "sled"})}
    words = "Where fast kite and the flyer's age is 6 or over and under 9, "
    assert answer.one_sentence(found).startswith(words)
    assert "    fast kite\n" in differences.text(found)
