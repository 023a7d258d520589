"""Where results that were costly to make are kept: inside the virtual environment, or nowhere."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

_DIGEST = 32
#: How many results are kept; the oldest half goes when there are more.
_MOST = 2_000


class Store:
    """A memo on disk. What is damaged counts as missing; what cannot be written is not kept."""

    def __init__(self, folder: Path | None) -> None:
        """Keep results in `folder`, or nowhere."""
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key` if it is whole."""
        if self._folder is None:
            return None
        try:
            kept = (self._folder / key).read_bytes()
        except OSError:
            return None
        digest, value = kept[:_DIGEST], kept[_DIGEST:]
        return value if sha256(value).digest() == digest else None

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`: whole, or not at all."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(sha256(value).digest() + value)
            Path(name).replace(self._folder / key)
            self._forget()

    def _forget(self) -> None:
        """Let the oldest results go once there are too many."""
        assert self._folder is not None
        kept = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime)
        if len(kept) > _MOST:
            for path in kept[: _MOST // 2]:
                path.unlink(missing_ok=True)


def store() -> Store:
    """Return the store to use: `KEELING_CACHE`, else the virtual environment's own folder."""
    named = os.environ.get("KEELING_CACHE")
    if named is not None:
        return Store(Path(named) if named else None)
    if sys.prefix == sys.base_prefix:
        return Store(None)
    return Store(Path(sys.prefix) / "var" / "keeling")
