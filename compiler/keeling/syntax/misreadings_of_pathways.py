"""How the steps of a scale, and what is assumed, usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading


def _scale(*lines: str) -> str:
    return 'scale "s"\n' + "".join(f"  {line}\n" for line in lines)


def _guidance(line: str) -> str:
    return f'guidance "G"\n  {line}\n'


OF_PATHWAYS: tuple[Misreading, ...] = (
    Misreading(
        "It is not said in the one way which cases are on this step.",
        "Write `step, where …`; of a step that goes by its length `step, by length, measured by "
        "…, where …`, in this order.",
        (
            _scale("rung, if heavy", "round"),
            _scale("fall, by length where heavy"),
            _scale("fall, by length measured by the price"),
            _scale("fall, by length of the price"),
            _scale("fall, by length, the price"),
            _scale("fall, by length, measured by heavy"),
            _scale("fall, measured by the price"),
            _scale("fall, where heavy, by length"),
            _scale("fall, where the shape is round, by length"),
            _scale("fall, where the width is at least 5, by length"),
            _scale("fall, by length, measured by the price where heavy"),
        ),
    ),
    Misreading(
        "What a scale leads to is not said in the one way.",
        "Write it once, as the last line of the scale, with outcomes: `leads to … and …`.",
        (
            _scale("rung", "leads to heavy"),
            _scale("rung", "leads to the lid"),
            _scale("rung", "leads to the charge or the box is listed"),
            _scale("rung", "leads to the charge where heavy"),
            _scale("rung", "leads to the charge, where heavy"),
            _scale("rung", "leads to the charge is 5 months"),
            _scale("leads to the charge"),
            _scale("rung", "leads to the charge", "fall"),
            _scale("rung", "leads to the charge", "leads to the box is listed"),
        ),
    ),
    Misreading(
        "What is assumed is said of facts, in one condition.",
        "Write `it is assumed that …`, or `where …, it is assumed that …`.",
        (
            _guidance("it is assumed that the charge is 5 months"),
            _guidance("it is assumed that heavy if the lid"),
            _guidance("it is assumed that the width is at least 5 if heavy"),
            _guidance("it is assumed that the price is at least 5 months if heavy"),
            _guidance("it is assumed that the shape is round if heavy"),
            _guidance("it is assumed that heavy, except where the lid"),
            _guidance("it is assumed that keepers should open the box"),
            _guidance("it is assumed that where heavy, the lid"),
            _guidance("it is assumed that 5 months"),
        ),
    ),
)
