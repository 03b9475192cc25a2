"""The days that a TIMEX3 value covers, for the views; see ``onrecord.timex``."""

from onrecord.timex import days

__all__ = ["days"]
