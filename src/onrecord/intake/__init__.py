"""Files -> Report, one module a format.

``take`` goes through files, folders and standard input and yields what it took, one value a report, readable or not;
``gather`` is the same without the file's particulars. A file that cannot be read is a value too: it never stops the rest.
"""

from onrecord.intake.files import Given, Taken, Unreadable, gather, take

__all__ = ["Given", "Taken", "Unreadable", "gather", "take"]
