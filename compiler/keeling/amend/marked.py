"""Text of which every word knows which instruction put it in or struck it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from keeling.model.changes import Edit, Mark, MarkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: by which instruction (from 1; 0: none) they were put in, and by which struck."""

    text: str
    inserted: int = 0
    struck: int = 0


@dataclass
class MarkedText:
    """A file's text under amendment.

    Places are of two kinds: offsets in the text as it now reads, and offsets in the whole of it,
    with all that has been struck. `shown` are stretches of the whole that a reader is to see.
    """

    pieces: list[Piece]
    shown: list[tuple[int, int]] = field(default_factory=list)

    @staticmethod
    def of(text: str) -> MarkedText:
        """Return a text that nothing has been done to."""
        return MarkedText([Piece(text)])

    @property
    def before(self) -> str:
        """The text without what was put in."""
        return "".join(piece.text for piece in self.pieces if not piece.inserted)

    @property
    def after(self) -> str:
        """The text as it now reads."""
        return "".join(piece.text for piece in self.pieces if not piece.struck)

    def show(self, start: int, end: int) -> None:
        """Have a stretch of the text as it now reads shown."""
        self.shown.append((self._whole(start), self._whole(end, last=True)))

    def carry_out(self, edits: list[Edit], number: dict[int, int]) -> None:
        """Carry out edits of the text as it now reads, that do not touch each other.

        `number` gives the number of each instruction by its identity.
        """
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            self._carry_out(edit, number[id(edit.instruction)])

    def marks(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the words of a stretch of the whole; what came and went again is left out."""
        at = 0
        for piece in self.pieces:
            first, last = max(start, at), min(end, at + len(piece.text))
            if first < last and not (piece.inserted and piece.struck):
                words = piece.text[first - at : last - at]
                kind = MarkKind.INSERTED if piece.inserted else MarkKind.KEPT
                kind = MarkKind.STRUCK if piece.struck else kind
                yield Mark(kind, words, piece.inserted or piece.struck)
            at += len(piece.text)

    def margin(self, start: int) -> int:
        """Return how far in the line stands on which a stretch of the whole begins."""
        text = "".join(piece.text for piece in self.pieces)
        begins = text.rfind("\n", 0, start) + 1
        line = text[begins:].lstrip("\n").split("\n", 1)[0]
        return len(line) - len(line.lstrip(" "))

    def _carry_out(self, edit: Edit, number: int) -> None:
        start = self._split(edit.start)
        end = self._split(edit.end) if edit.end > edit.start else start
        for at in range(start, end):
            if not self.pieces[at].struck:
                self.pieces[at] = replace(self.pieces[at], struck=number)
        if edit.new:
            place = sum(len(piece.text) for piece in self.pieces[:end])
            self.pieces.insert(end, Piece(edit.new, inserted=number))
            grown = len(edit.new)
            self.shown = [
                (first + grown if first > place else first, last + grown if last >= place else last)
                for first, last in self.shown
            ]

    def _split(self, offset: int) -> int:
        """Return the index of the piece that begins at an offset of the text as it now reads."""
        at = 0
        for index, piece in enumerate(self.pieces):
            if at == offset:
                return index
            if piece.struck:
                continue
            if offset < at + len(piece.text):
                left = replace(piece, text=piece.text[: offset - at])
                self.pieces[index : index + 1] = [
                    left,
                    replace(piece, text=piece.text[offset - at :]),
                ]
                return index + 1
            at += len(piece.text)
        return len(self.pieces)

    def _whole(self, offset: int, last: bool = False) -> int:
        """Return the place in the whole of an offset of the text as it now reads."""
        now = whole = 0
        for piece in self.pieces:
            if not piece.struck:
                inside = offset - now
                if inside < len(piece.text) or (last and inside <= len(piece.text)):
                    return whole + inside
                now += len(piece.text)
            whole += len(piece.text)
        return whole
