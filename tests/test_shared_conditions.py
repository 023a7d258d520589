"""What all groups of cases have in common is said first, and is so in each of them."""

from __future__ import annotations

from keeling.model.conditions import Among, Within
from keeling.model.vocabulary import Choice, Fact, FactKind, Vocabulary
from keeling.report.answer import shared_by

KITE = "the kind of kite"
DECLARED = Vocabulary(
    {
        KITE: Fact(KITE, FactKind.CHOICE, tuple(map(Choice, ("box", "delta", "power")))),
        "age": Fact("age", FactKind.AGE),
        "length": Fact("length", FactKind.NUMBER, least=(1, 0)),
    },
    {},
    {},
)


def among(*values: str) -> Among:
    return Among(frozenset(values))


def test_what_differs_is_put_together_as_far_as_it_leaves_something_out() -> None:
    one: dict[str, Among | Within] = {KITE: among("box"), "age": Within((10, 0), (12, 0))}
    other: dict[str, Among | Within] = {KITE: among("delta"), "age": Within((16, 0), (18, 0))}
    assert shared_by([one, other], DECLARED) == {
        KITE: among("box", "delta"),
        "age": Within((10, 0), (18, 0)),
    }


def test_a_fact_that_one_group_does_not_describe_is_not_shared() -> None:
    one: dict[str, Among | Within] = {KITE: among("box"), "age": Within((10, 0))}
    assert shared_by([one, {KITE: among("box")}], DECLARED) == {KITE: among("box")}


def test_what_leaves_nothing_out_is_not_said() -> None:
    one: dict[str, Among | Within] = {KITE: among("box", "delta"), "age": Within((10, 0))}
    other: dict[str, Among | Within] = {KITE: among("power"), "age": Within(None, (10, 0))}
    assert shared_by([one, other], DECLARED) == {}


def test_one_side_stays_where_only_the_other_is_open() -> None:
    one: dict[str, Among | Within] = {"length": Within((5, 0), (9, 0))}
    assert shared_by([one, {"length": Within((7, 0))}], DECLARED) == {"length": Within((5, 0))}
