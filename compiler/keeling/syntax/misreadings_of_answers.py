"""How conditions on what the law itself answers usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading


def _where(condition: str) -> str:
    return f"section 1 of BA 2001\n  where {condition}, the box is listed\n"


def _if(condition: str) -> str:
    return f"section 1 of BA 2001\n  the box is listed if {condition}\n"


OF_ANSWERS: tuple[Misreading, ...] = (
    Misreading(
        "A length that the law answers is not compared with another.",
        "Ask whether it `is indefinite`; or test the facts that the length follows from.",
        tuple(
            sample
            for said in ("at least 5 years", "more than 5 years", "under 5 years", "5 years")
            for sample in (_where(f"the charge is {said}"), _if(f"the charge is {said}"))
        ),
    ),
    Misreading(
        "Where the law gives no answer at all, it is unclear whether `is not` is met.",
        "Name the answers that are meant, one by one: `… is … or …`.",
        (_where("the charge is not indefinite"), _if("the charge is not indefinite")),
    ),
    Misreading(
        "`not` denies one fact or one term, and nothing that stands in brackets.",
        "Write the parts as limbs below `none of`, or deny each of them.",
        (_where("not (the lid)"), _if("not (the lid or heavy)")),
    ),
    Misreading(
        "`not` denies a fact or a term, and not what the law answers.",
        "Name the answers that are meant, one by one: `… is … or …`; or put it as a limb below "
        "`none of`.",
        (_if("not the charge is indefinite"), _where("not the charge")),
    ),
    Misreading(
        "Only what the law answers can be so `whatever` a fact is, or `whether or not` one is so.",
        "Name an outcome before it. A condition on other facts is the same whatever this one is, "
        "so there leave it out.",
        tuple(
            sample
            for part in ("the shape is round", "the width is 5", "the lid", "heavy")
            for varied in ("whatever the shape", "whether or not the lid")
            for sample in (_where(f"{part} {varied}"), _if(f"{part} {varied}"))
        ),
    ),
    Misreading(
        "What a sentence says is so whatever the facts are that its conditions do not name.",
        "Leave the words out; or, if this is meant as a condition, put it after `where` or `if`.",
        tuple(
            f"section 1 of BA 2001\n  {said}\n"
            for varied in ("whatever the shape", "whether or not the lid")
            for said in (f"the box is listed {varied}", f"the charge is 5 months {varied}")
        ),
    ),
    Misreading(
        "`whatever` and `whether or not` come after an outcome, and name one fact.",
        "Name the one on which the others hang: what is known only because of it is varied with "
        "it.",
        tuple(
            sample
            for then in ("whatever the shape", "whether or not the lid")
            for sample in (
                _where(f"the box is listed whatever the shape and {then}"),
                _if(f"the box is listed whatever the shape and {then}"),
                _if(then),
            )
        ),
    ),
)
