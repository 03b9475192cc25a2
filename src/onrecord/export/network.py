"""The dyads as a graph for Gephi (GEXF 1.3): states as nodes, what one does to another as edges with counts by quad class."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

from onrecord.export.out import Out
from onrecord.export.source import LEFT, Source
from onrecord.views.safe import shown

_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
#: What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\\x09\\x0a\\x0d\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_NODES = """
    SELECT state, coalesce((SELECT a.name FROM actor a WHERE a.state = s.state AND a.kind = 'state' GROUP BY a.name
                            ORDER BY count(*) DESC, a.name LIMIT 1), state), sum(events)
    FROM (SELECT source AS state, count(*) AS events FROM counted GROUP BY source
          UNION ALL SELECT recipient, count(*) FROM counted GROUP BY recipient) s GROUP BY state ORDER BY state"""
_COUNTED = "WITH counted AS (SELECT * FROM dyad d WHERE status = 'actual' AND NOT EXISTS (SELECT 1 FROM repeat x WHERE x.event = d.event AND x.how = 'copy'))"
_EDGES = """
    SELECT source, recipient, sum(quad = 1), sum(quad = 2), sum(quad = 3), sum(quad = 4), count(*), round(avg(intensity), 3),
           min(nullif(first, '')), max(nullif(last, '')) FROM counted GROUP BY source, recipient ORDER BY source, recipient"""

_LEFT = f"""
    SELECT {LEFT} ELSE 'without a state on both sides' END, count(*)
    FROM events e JOIN event v ON v.n = e.n WHERE v.n NOT IN (SELECT event FROM counted) GROUP BY 1"""


def _attribute(value: object) -> str:
    return quoteattr(_NO_XML.sub("", shown(str(value))))


def write(source: Source, out: Out) -> None:
    """Nodes and directed edges of actual events; ``rows`` counts the edges. The weight of an edge is its number of events."""
    with out.file("dyads.gexf") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
        file.write('<graph mode="static" defaultedgetype="directed">\n<attributes class="node">\n')
        file.write('<attribute id="events" title="events" type="integer"/>\n</attributes>\n<attributes class="edge">\n')
        for name in _QUADS:
            file.write(f'<attribute id="{name}" title="{name}" type="integer"/>\n')
        for name, kind in (("intensity", "double"), ("first", "string"), ("last", "string")):
            file.write(f'<attribute id="{name}" title="{name}" type="{kind}"/>\n')
        file.write("</attributes>\n<nodes>\n")
        for state, name, events in source.asked(_COUNTED + _NODES):
            file.write(f"<node id={_attribute(state)} label={_attribute(name)}><attvalues>")
            file.write(f'<attvalue for="events" value="{events}"/></attvalues></node>\n')
        file.write("</nodes>\n<edges>\n")
        for number, (one, other, *counts, events, intensity, first, last) in enumerate(source.asked(_COUNTED + _EDGES)):
            file.write(f'<edge id="{number}" source={_attribute(one)} target={_attribute(other)} weight="{events}"><attvalues>', rows=1)
            values = [*zip(_QUADS, counts, strict=True), ("intensity", intensity), ("first", first), ("last", last)]
            for name, value in values:
                if value is not None:
                    file.write(f'<attvalue for="{name}" value={_attribute(value)}/>')
            file.write("</attvalues></edge>\n")
        file.write("</edges>\n</graph>\n</gexf>\n")
    for reason, events in source.asked(_COUNTED + _LEFT):
        out.leave(str(reason), int(events))
