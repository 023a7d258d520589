"""Coverage of generated laws: what is reached, what could be, and what cannot, by brute force."""

from __future__ import annotations

from keeling.partition import Space
from keeling.questions.coverage import coverage
from keeling.questions.coverage.day import Asked

from tests.coverage.brute import completions, day_of, facts_of, reaches
from tests.partition.generated import Maker, made


@made(15)
def test_a_case_reaches_what_it_does_however_it_could_be_completed(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    day = day_of(law, Space(vocabulary))
    for _ in range(3):
        whole = facts_of(maker.random.choice(cases), vocabulary)
        facts = {name: whole[name] for name in maker.some(list(whole), 0, len(whole))}
        every = completions(vocabulary, facts)
        if not every:
            continue
        asked = tuple(maker.some(list(vocabulary.outcomes), 1))
        found = [part for part in day.parts if Asked(day, facts, asked).reaches(part)]
        wanted = [part for part in day.parts if reaches(law, part, every, asked, facts)]
        assert found == wanted


@made(15)
def test_what_no_case_reaches_comes_with_one_that_does_or_cannot_be(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    day = day_of(law, Space(vocabulary))
    found = coverage(day, (), ())
    assert not found.by
    assert {each.part for each in (*found.unreached, *found.impossible)} == set(day.parts)
    for each in found.impossible:
        for case in cases:
            assert not reaches(law, each.part, [case], vocabulary.outcomes, case), each.part
    for each in found.unreached:
        if each.case is not None:
            every = completions(vocabulary, each.case.facts)
            facts, names = each.case.facts, [name for name, _ in each.case.answers]
            assert not every or reaches(law, each.part, every, names, facts), each.part
