"""The law with one rule or one reading otherwise, or with none in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from keeling.model.law import Law, Reading, Rule


@dataclass(frozen=True, slots=True)
class Instead:
    """That a law has another rule, or another reading, in the place of one; or none."""

    old: Rule | Reading
    new: Rule | Reading | None

    def __call__(self, law: Law) -> Law:
        """Return a law so changed, wherever it has the old one."""
        if isinstance(self.old, Rule):
            rules = [self.new if rule == self.old else rule for rule in law.rules]
            return replace(law, rules=tuple(rule for rule in rules if isinstance(rule, Rule)))
        readings = [self.new if each == self.old else each for each in law.readings]
        kept = tuple(each for each in readings if isinstance(each, Reading))
        return replace(law, readings=kept)

    def __hash__(self) -> int:
        return hash((self.old.provision, self.new is None))
