"""The names that a newspaper's sections have: desks, and the countries and regions they cover."""

from __future__ import annotations

import re

from publisher.gazetteer import load

_DESKS = """
africa americas analysis art arts asia auto autos books breaking business campus career careers city
climate column columns columnists comment commentary community companies consumer callout cinema cookery
cooking coronavirus council court courts covid-19 crime culture cycling cricket dance data design dining
dispatch economics economy editorial editorials education elections election energy entertainment
environment europe explainer factbox family fashion feature features film finance fitness food football
games gaming gardening golf health history homes hockey housing immigration in-depth industry innovation
inquiry international interview interviews investigations investing jobs justice law legal letters life
lifestyle live living local magazine markets media metro military mobility money motoring motors movies
motorsport athletics boxing music nation national nature news newsletter nhl nba nfl mlb obituaries
obituary oceania olympics opinion opinions outdoors people perspective personal perspectives philosophy
profile profiles photos podcasts policing policy politics property psychology racing radio real-estate
recipes region regional religion reviews review rugby science security shopping society soccer space
sponsored sport sports stage style sustainability tech technology television tennis theater theatre
transport travel trending tv video videos viewpoint viewpoints voices wales war weather weekend
wellbeing wellness wildlife women world agriculture farming fishing fisheries shipping aviation retail
banking banks stocks commodities startups start-ups ai internet cybersecurity archaeology astronomy
physics biology medicine nhs universities schools cinema opera museums exhibitions photography comedy
poetry literature festivals gigs concerts drink restaurants wine celebrity celebrities royals royal
baseball volleyball handball badminton swimming gymnastics skiing snooker darts netball sailing rowing
parliament congress westminster holyrood senate diplomacy conflict defence defense planning roads
traffic police fire rural heritage welfare pensions unions labour labor migration floods wildfires
pollution conservation animals pets parenting children youth
hurling camogie curling lacrosse softball equestrian archery judo wrestling triathlon surfing speedway
squash bowls chess esports angling ballet circus disasters nightlife listings agenda diary puzzles skating
polo government basketball sevens kabaddi karate fencing biathlon bobsleigh climbing canoeing marathons
paralympics wnba pga tourism trade mining oil logistics rail railways buses aviation airports ports planning
neighborhoods neighbourhoods downtown suburbs county district harbour harbor waterfront churches faith charity
birds gymnastics weightlifting taekwondo futsal korfball petanque snowboarding sledding softball hunting
"""
_QUALIFIERS = """
and & the of middle far east west north south central eastern western northern southern latin american
u.s. us uk u.k. eu college pro high school real estate higher public local world global foreign domestic
state sunday daily personal social big small show special affairs news desk report reports in from to our
your my long short read brief briefs first guest letters editor live blog updates latest top more stories
fact check page front data book album restaurant exhibition concert women's men's women’s men’s union league
premier champions winter summer formula one grand prix emergency services county borough town village greater
ice horse water table figure track field beach speed gaelic rules motor classical girls' boys' girls’ boys’
ladies ladies' county's state's varsity prep amateur junior senior youth
"""
_PLACES = """
afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|
bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|botswana|
brazil|britain|brunei|bulgaria|burkina faso|burundi|cambodia|cameroon|canada|cape verde|caribbean|
central african republic|chad|chile|china|colombia|congo|costa rica|croatia|cuba|cyprus|czech republic|
czechia|denmark|djibouti|dominican republic|ecuador|egypt|el salvador|england|eritrea|estonia|eswatini|
ethiopia|european union|fiji|finland|france|gabon|gambia|gaza|georgia|germany|ghana|greece|greenland|
guatemala|guinea|guyana|haiti|honduras|hong kong|hungary|iceland|india|indonesia|iran|iraq|ireland|
israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kosovo|kuwait|kyrgyzstan|laos|latvia|
lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|
mali|malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|
namibia|nepal|netherlands|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|
northern ireland|norway|oman|pakistan|palestine|panama|papua new guinea|paraguay|peru|philippines|poland|
portugal|puerto rico|qatar|romania|russia|rwanda|saudi arabia|scotland|senegal|serbia|sierra leone|
singapore|slovakia|slovenia|somalia|south africa|south korea|south sudan|spain|sri lanka|sudan|suriname|
sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|trinidad and tobago|tunisia|turkey|
türkiye|turkmenistan|uganda|ukraine|united arab emirates|united kingdom|united states|uruguay|uzbekistan|
vatican|venezuela|vietnam|yemen|zambia|zimbabwe|uk|us|u.s.|eu|asia pacific|asia-pacific|south asia|
southeast asia|balkans|baltics|scandinavia|britain and ireland|alabama|alaska|arizona|arkansas|
california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|
louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|
new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|
pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|
west virginia|wisconsin|wyoming|london|paris|berlin|brussels|chicago|los angeles|san francisco|boston|
new york city|nyc|toronto
"""

DESKS = frozenset(_DESKS.split())
PLACES = frozenset(place.strip() for place in _PLACES.split("|"))
_PHRASES = frozenset(
    {
        "middle east", "latin america", "real estate", "foreign affairs", "world affairs", "public safety",
        "city hall", "white house", "capitol hill", "supreme court", "in brief", "long read",
        "the long read", "the big read", "fact check", "q&a", "first person", "guest essay",
        "leading article", "live blog", "live updates", "letters to the editor", "rugby union",
        "rugby league", "premier league", "champions league", "formula one", "formula 1", "human rights",
        "public health", "mental health", "social media", "artificial intelligence", "cyber security",
        "what's on", "going out", "days out", "around town", "on stage", "on screen", "in court",
        "out and about", "what’s on", "track and field", "aussie rules", "horse racing",
        "home affairs", "consumer affairs", "on the ground", "planning and development",
        "sponsored content", "paid content", "partner content", "call-out", "get involved", "have your say",
    }
)  # fmt: skip
_WORDS = DESKS | frozenset(_QUALIFIERS.split())
_AROUND = re.compile(r"(?:around|across|about|round) (?:the|our|your) \w+(?: \w+)?")
"""What a local paper calls its notes: "Around the shire"."""
_COLUMN = re.compile(
    r"(?:the )?(?:day|week|month|season|year) ahead|"
    r"(?:[\w’'-]+ )?"
    r"(?:notes|notebook|diary|round-?up|briefs|digest|watch|bulletin|calendar|noticeboard|mailbag|postbag|planner|guide)"
)
"""What a regular column is called by its last word: "Parish notes", "The week ahead"."""
_PATH = re.compile(r"\s*[/|›»>:·•]\s*")


def section(words: str) -> str | None:
    """The section that a line above a headline surely names, as it stands there; else None.

    `Russia`, `World news`, `World / Europe`, `SCIENCE & TECH`, `Section: Politics`. `Pope dies` is none.
    """
    line = re.sub(
        r"^(?:section|category|filed under|desk)\s*:\s*", "", " ".join(words.split()), flags=re.IGNORECASE
    )
    stopped = line[-1:] in {".", "!", "?", "…"} and line.casefold() not in PLACES
    if not line or len(line) > 40 or stopped or not line[0].isupper():
        return None
    parts = _PATH.split(line)
    return line if all(_names(part.casefold()) for part in parts) else None


def is_column(line: str) -> bool:
    """Whether a section is a column of several small things, which has no other headline: `Parish notes`."""
    words = line.casefold()
    return bool(_COLUMN.fullmatch(words) or _AROUND.fullmatch(words)) or "brief" in words.split()


def _names(part: str) -> bool:
    tokens = part.split()
    if part in PLACES or part in _PHRASES or _AROUND.fullmatch(part) or _COLUMN.fullmatch(part):
        return True
    words = [token for token in tokens if token.capitalize() not in load().demonyms]
    return len(tokens) <= 4 and _WORDS.issuperset(words) and not DESKS.isdisjoint(words)
