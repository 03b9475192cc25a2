"""Counts with what is counted, as one says them."""


def several(count: int, one: str) -> str:
    """``1 report``, ``2,000 reports``, ``3 entries``, ``2 copies``."""
    if count == 1:
        return f"1 {one}"
    many = f"{one[:-1]}ies" if one.endswith(("ry", "py")) else f"{one}s"
    return f"{count:,} {many}"
