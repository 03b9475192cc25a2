"""Small closed word classes of English that place names stand with, and the gazetteer of these tables."""

from __future__ import annotations

from onrecord.knowledge import Knowledge, word_list
from onrecord.knowledge.gazetteer import Gazetteer

#: Words that make a division of the name before them.
DIVISIONS = word_list("place_divisions")
#: Words that end the name of a place and may be written small.
ENDINGS = word_list("place_name_ends")
#: Written small inside a name.
INNER = word_list("within_place_names")
#: Titles: what follows is a person.
TITLES = word_list("titles_before_people")
#: Never a place by themselves, though towns bear these names.
NEVER = word_list("never_places")
#: Words that make a building or site of the name of a town before them.
SITES = word_list("sites_of_towns")
#: Words of a site that may be written small, and those that stand before them: "the Ryazan oil refinery", "the Enerhodar nuclear power plant".
SITE_NOUNS = word_list("site_nouns")
SITE_PARTS = word_list("site_parts")
#: Sites only with a word before them: "gas terminal", no bus terminal.
SITES_OF_A_KIND = frozenset({"plant", "terminal", "depot", "station"})
#: What a town or county has: after its name, in the name of a body, they tell the place.
LOCAL = word_list("local_bodies")
#: What is called after towns, and as often after people.
CALLED_AFTER = frozenset({"center", "centre", "museum", "university", "college"})
#: Buildings and sites that are places and hardly ever do anything, as the last word of a name: "Evin Prison".
NAMED_SITES = word_list("named_sites")
#: Words of land that are water: "the Neches River".
WATERS = word_list("waters_of_names")
#: How the names of counties end.
COUNTY_NAMES = (" county", " parish")
#: Parties before the state or town of a member of parliament.
PARTIES = frozenset({"D", "R", "I", "DFL"})
#: What a state keeps in another's city.
MISSIONS = frozenset({"embassy", "consulate"})
#: What follows the name of a street, which is no town.
STREETS = word_list("street_words")
#: An Arabic article that may be written small at the head of a name.
ARTICLE = word_list("arabic_articles")
#: States whose towns bear surnames.
ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF", "JAM"})


def gazetteer(knowledge: Knowledge) -> Gazetteer:
    """The gazetteer over these tables, opened once."""
    return knowledge.built("gazetteer", Gazetteer)
