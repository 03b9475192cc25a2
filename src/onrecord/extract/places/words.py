"""Small closed word classes of English that place names stand with, and the gazetteer of these tables."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.knowledge.gazetteer import Gazetteer


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that make a division of the name before them.
DIVISIONS = _words("province region governorate oblast prefecture district state department canton voivodeship krai territory")
#: Words that end the name of a place and may be written small.
ENDINGS = _words(
    "province region governorate oblast prefecture district state peninsula islands island shrine valley desert corridor mountains"
    " mountain river strait canal sea gulf bay lake islets shoal reef county parish territory heights strip base airport consulate"
    " delta gorge pass crossing port prison camp plain plains highlands archipelago atoll bank lands"
)
#: Written small inside a name.
INNER = _words(
    "of the and de del da do la le les al el ez es as ash ad ar an am upon on sur au aux en sous von der den - ' / & 's ’s ‘ ’ . , al-"
)
#: Titles: what follows is a person.
TITLES = _words(
    "mr mr. mrs mrs. ms ms. dr dr. sir lady lord sgt. sgt capt. capt gen. gen lt. lt col. col maj. sen. sen rep. gov. pvt. cpl."
    " rev. judge justice miss president senator"
)
#: Never a place by themselves, though towns bear these names.
NEVER = _words(
    "north south east west central northern southern eastern western january february march april may june july august september"
    " october november december monday tuesday wednesday thursday friday saturday sunday republic union congress parliament senate"
    " house government police army navy air force court state nation general president minister times post university democrat"
    " republican christian islam english french german spanish street avenue road earth moon mars internet web sun star strip vice junior senior deputy"
)
#: Words that make a building or site of the name of a town before them.
SITES = _words(
    "airport base airfield airbase prison jail bridge hospital camp port station square stadium mosque church cathedral palace"
    " embassy consulate courthouse museum park hotel university college school dam tunnel barracks harbor harbour shipyard"
)
#: Words of a site that may be written small, and those that stand before them: "the Ryazan oil refinery", "the Enerhodar nuclear power plant".
SITE_NOUNS = _words(
    "refinery dam crossing checkpoint airbase airfield airstrip airport base camp prison port seaport plant terminal depot reactor substation"
    " station shipyard"
)
SITE_PARTS = _words(
    "nuclear power oil gas thermal hydroelectric hydropower air naval military army border refugee fuel ammunition enrichment processing export"
    " international test"
)
#: Sites only with a word before them: "gas terminal", no bus terminal.
SITES_OF_A_KIND = _words("plant terminal depot station")
#: What a town or county has: after its name, in the name of a body, they tell the place.
LOCAL = _words(
    "police fire sheriff sheriff's marshal court courthouse hospital hospitals school schools elementary high jail prison detention"
    " airport council commission commissioners clinic mosque church library cemetery chamber municipality fairgrounds hall zoo board"
    " district department county city township town parish health community civic mayor borough utilities superior municipal recreation"
)
#: What is called after towns, and as often after people.
CALLED_AFTER = _words("center centre museum university college")
#: Parties before the state or town of a member of parliament.
PARTIES = frozenset({"D", "R", "I", "DFL"})
#: What a state keeps in another's city.
MISSIONS = frozenset({"embassy", "consulate"})
#: What follows the name of a street, which is no town.
STREETS = _words("street avenue road boulevard drive lane highway turnpike st. ave. rd. blvd.")
#: An Arabic article that may be written small at the head of a name.
ARTICLE = _words("al el ad an ar as ash at az")
#: States whose towns bear surnames.
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"})
#: Entities that are places to the language model.
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def gazetteer(knowledge: Knowledge) -> Gazetteer:
    """The gazetteer over these tables, opened once."""
    return knowledge.built("gazetteer", Gazetteer)
