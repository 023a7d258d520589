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
)
