"""A box said as shortly as may be: without what the rest of it implies."""

from __future__ import annotations

from keeling.partition.grid import Box, Grid, put


def shortened(grid: Grid, box: Box) -> Box:
    """Return the box without the facts, the bounds and the choices that the rest of it implies.

    A choice stays though a length of an order may say already that there was one: to a reader it
    is what a case is about.
    """
    order = sorted(range(len(box)), key=lambda at: grid.columns[at].measured)
    for at in order:
        column = grid.columns[at]
        if box[at] == column.full:
            continue
        box = _measure(grid, box, at) if column.measured else _choice(grid, box, at)
    return box


def _measure(grid: Grid, box: Box, at: int) -> Box:
    """Return the box without what the rest of it implies of a measure: all, or one bound."""
    column, own = grid.columns[at], box[at]
    if not _beyond(grid, box, at):
        return put(box, at, column.full)
    below = (own & -own) - 1
    above = column.present & ~(below | own)
    for beyond in (below, above):
        if below and above and not grid.possible(put(box, at, beyond)):
            return put(box, at, own | beyond)
    return box


def _choice(grid: Grid, box: Box, at: int) -> Box:
    """Return the box with no choice of a fact that cannot be; without the fact if all can."""
    column = grid.columns[at]
    if not _beyond(grid, box, at, existing=False):
        return put(box, at, column.full)
    return put(box, at, grid.occurring(box, at))


def _beyond(grid: Grid, box: Box, at: int, existing: bool = True) -> bool:
    """Whether a case that lies in the rest of a box has no such value of a fact."""
    column = grid.columns[at]
    others = column.present & ~box[at]
    return bool(
        (others and grid.possible(put(box, at, others), existing))
        or (column.absent and grid.possible(put(box, at, column.absent)))
    )
