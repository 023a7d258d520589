"""One law in some cases and another in the rest: case by case an if-then-else, and canonical."""

from __future__ import annotations

from hypothesis import example
from keeling.model.identity import ProvisionId
from keeling.partition import Leaf, Partition, Space, met_where, parted, partition_law, support

from tests.partition.changed import amended
from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import decide, holds
from tests.partition.test_every_case import Walker

SAVING = ProvisionId("Saving")


@made(80)
def test_each_case_is_answered_by_the_one_law_or_the_other_and_says_why(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law) if maker.chance(2) else maker.law(vocabulary)
    condition = maker.condition(Scope(list(vocabulary.facts.values())), 2)
    space = Space(vocabulary)
    (where,) = met_where(law, space, [condition])
    before, after = partition_law(law, space), partition_law(changed, space)
    both = {name: parted(where, before[name], after[name], SAVING) for name in after}
    walker = Walker(space)
    for case in cases:
        saved = holds(condition, case, {})
        one, other = decide(law, case), decide(changed, case)
        for name, partition in both.items():
            answer, reasons = one[name] if saved else other[name]
            named = (SAVING,) if saved and one[name] != other[name] else ()
            assert walker.found(partition.answers, case) == answer
            leaf = walker.found(partition.root, case)
            assert isinstance(leaf, Leaf)
            assert (leaf.answer, leaf.reasons) == (answer, (*reasons, *named))


#: Between days held to a few, its laws before and after a change are equal, and two objects.
HELD = Maker(448917352164, 5)


@made(40)
@example(HELD)
def test_a_saving_that_no_answer_turns_on_asks_nothing(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law)
    condition = maker.condition(Scope(list(vocabulary.facts.values())), 2)
    space = Space(vocabulary)
    (where,) = met_where(law, space, [condition])
    before, after = partition_law(law, space), partition_law(changed, space)
    decided = [(decide(law, case), decide(changed, case)) for case in cases]
    for name in after:
        same = all(one[name] == other[name] for one, other in decided)
        both: Partition = parted(where, before[name], after[name], SAVING)
        if same:
            assert both.root is after[name].root
            assert support(space, both.answers) == support(space, after[name].answers)
