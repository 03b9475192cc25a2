"""The desk: the record in a browser, on this machine alone. Pages are made on the server and read without scripts.

It calls the public API (``onrecord.archive``) and the record; no library of the web is imported before ``onrecord.desk.app`` is.
"""
