"""The actors of a report."""

from onrecord.extract.actors.first import actors

__all__ = ["actors"]
