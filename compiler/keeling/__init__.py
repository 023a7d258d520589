"""Law and proposed changes to it, compiled: who is treated differently, and why."""

__version__ = "0.1.0"
