"""Changes of one place in generated laws: what is called no difference is none, by brute force."""

from __future__ import annotations

from keeling.model.comparing import alike
from keeling.partition import Space
from keeling.questions.coverage import mutation

from tests.coverage.brute import completions, day_of
from tests.partition.generated import Maker, made
from tests.partition.oracle import answered


@made(8)
def test_every_change_is_judged_as_each_case_judges_it(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    found = mutation(day_of(law, Space(vocabulary)), ())
    assert not found.noticed
    for mutant in found.same:
        after = mutant.change(law)
        for case in cases:
            now, then = answered(law, case), answered(after, case)
            for name in vocabulary.outcomes:
                assert alike(now[name].answer, then[name].answer), (mutant.words, case)
    for each in found.survivors:
        assert each.outcomes
        if each.case is None:
            continue
        after = each.mutant.change(law)
        ((name, answer),) = each.case.answers
        for case in completions(vocabulary, each.case.facts):
            assert alike(answered(law, case)[name].answer, answer)
            assert not alike(answered(after, case)[name].answer, answer), each.mutant.words
