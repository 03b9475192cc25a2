"""How far analysts agree, by layer, and the entries on which they do not."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response

from onrecord.desk.page import as_json, as_lists, page, room_of
from onrecord.record import reviewing
from onrecord.record.result import Rows


def answer(request: Request) -> Response:
    """Krippendorff's alpha by layer with its count, how much each analyst judged, and what they differ on."""
    form = request.url.path.partition(".")[2]
    with room_of(request).record() as record:
        alphas = [asdict(one) for one in record.ask(reviewing.agreements)]
        work = record.ask(reviewing.work)
        apart = reviewing.differing(record.judgements())
    if form == "csv":
        verdicts = tuple((one["layer"], one["ref"], *verdict) for one in apart for verdict in one["verdicts"])
        counted = Rows(("layer", "alpha", "count"), tuple(tuple(one.values()) for one in alphas), len(alphas))
        differ = Rows(("layer", "ref", "analyst", "verdict"), verdicts, len(verdicts))
        return as_lists({"alphas": counted, "analysts": work, "differ": differ}, form)
    if form:
        return as_json({"alphas": alphas, "analysts": list(work), "differ": apart})
    return page(request, "agreement.html.j2", alphas=alphas, work=list(work), apart=apart)
