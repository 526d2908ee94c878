"""Words that stand where a name belongs, and are none of a person's: of templates, systems, organisations."""

# ruff: noqa: SIM905

from __future__ import annotations

from typing import Final

PLACEHOLDERS: Final = frozenset(
    {
        "your company name",
        "your organization",
        "your organization name",
        "your event name",
        "your site name",
        "undefined undefined",
        "null null",
        "none none",
    }
    | {
        "author",
        "author name",
        "your name",
        "name",
        "full name",
        "john doe",
        "jane doe",
        "firstname lastname",
    }
    | {
        "first last",
        "first name last name",
        "admin",
        "administrator",
        "user",
        "username",
        "test",
        "test article",
        "test event",
        "test headline",
        "test page",
        "test post",
        "test test",
        "test title",
    }
    | {
        "testing",
        "unknown",
        "unknown author",
        "anonymous user",
        "n/a",
        "na",
        "none",
        "null",
        "undefined",
        "tbd",
    }
    | {
        "tba",
        "todo",
        "headline",
        "your headline",
        "headline here",
        "article headline",
        "article title",
        "title",
    }
    | {
        "untitled",
        "(untitled)",
        "no title",
        "placeholder",
        "lorem ipsum",
        "lorem ipsum dolor sit amet",
        "foo",
    }
    | {"bar", "foobar", "asdf", "xxx", "event name", "your event", "company name", "organization name", "nan"}
    | {
        "your company",
        "publisher name",
        "default",
        "default author",
        "wordpress",
        "webmaster",
        "root",
        "nobody",
    }
    | {
        "insert headline here",
        "untitled document",
        "new article",
        "example",
        "sample",
        "dummy",
        "-",
        "?",
        ".",
        "...",
    }
    | {
        "to be announced",
        "to be confirmed",
        "to be determined",
        "tbc",
        "coming soon",
        "details to follow",
        "string",
    }
    | {
        "venue",
        "venue name",
        "location name",
        "place name",
        "organizer name",
        "performer name",
        "organiser name",
    }
    | {
        "404 not found",
        "page not found",
        "access denied",
        "just a moment...",
        "403 forbidden",
        "error 404",
        "404",
    }
    | {
        "internal server error",
        "loading...",
        "please wait...",
        "new post",
        "new event",
        "auto draft",
        "(no title)",
    }
    | {
        "no name",
        "not available",
        "not specified",
        "not found",
        "forbidden",
        "first_name last_name",
        "post title",
    }
    | set(
        (
            "special guests|special guest|support act|and more|more tba|surprise guest|surprise act"
            "|artist tba|support tba|lineup tbc|line-up tbc|home team|away team|sponsor name"
            "|hello world!|hello world|sample page|untitled design|untitled presentation|untitled event"
            "|new document|new page|neues dokument|ohne titel|(ohne titel)|sans titre|sin título"
            "|sin titulo|senza titolo|sem título|utan titel|unbenannt|без названия|без назви|bez tytułu"
            "|my event|auto-draft|automatic draft|neuer beitrag|delete me"
            "|automatisch gespeicherter entwurf|nouvel article|nueva entrada|nuovo articolo"
            "|click to edit|double-click to edit|type something|this is a test|just a test"
            "|test test test|test123|test 123|foo bar|blah blah|qwerty|untitled-1|lorem|ipsum"
            "|headline 1|title 1|item 1|default title|no headline|new item|new story|untitled story"
            "|my wordpress site|my wordpress blog|just another wordpress site|my site|my website|my blog"
            "|your site|your website|site title|site name|website name|sitename|localhost|event title"
            "|your event title"
            "|select venue|select a venue|choose a venue|select location|select a location"
            "|select an organizer"
            "|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
            "|tutti i diritti riservati|newsarticle|blogposting|webpage|imageobject|videoobject|vs|vs.|versus"
            "|404 - not found|404 - page not found|404 page not found|page not found - 404"
            "|404: page not found|error 404 - not found|http 404|500 internal server error"
            "|your name here|video title|image title|image name|product name|category name|team name"
        ).split("|")
    )
)
"""What systems and templates write where a name belongs."""

COMPANIES: Final = frozenset(
    {
        "ltd",
        "ltd.",
        "limited",
        "inc",
        "inc.",
        "llc",
        "gmbh",
        "plc",
        "corp",
        "corp.",
        "agency",
        "newsroom",
        "university",
    }
    | {
        "ministry",
        "association",
        "foundation",
        "institute",
        "newspaper",
        "magazine",
        "desk",
        "redaktion",
        "s.a.",
        "b.v.",
    }
    | {"staff", "team", "editors", "agencies", "correspondents"}
    | {
        "orchestra",
        "choir",
        "quartet",
        "quintet",
        "ensemble",
        "philharmonic",
        "orchester",
        "orchestre",
        "theatre",
        "theater",
    }
    | {
        "festival",
        "museum",
        "police",
        "council",
        "committee",
        "department",
        "commission",
        "authority",
        "orquesta",
        "coro",
    }
)
"""The last words of the names of organisations."""

AGENCIES: Final = frozenset(
    {
        "reuters",
        "afp",
        "dpa",
        "ap",
        "associated press",
        "the associated press",
        "agence france-presse",
        "ukrinform",
    }
    | {
        "interfax-ukraine",
        "interfax",
        "tass",
        "pa media",
        "press association",
        "ansa",
        "efe",
        "xinhua",
        "kyodo",
    }
    | {
        "bloomberg",
        "bloomberg news",
        "apa",
        "pti",
        "ians",
        "the canadian press",
        "canadian press",
        "aap",
        "cnn",
        "bbc",
    }
    | {
        "bbc news",
        "sky news",
        "agencies",
        "wire reports",
        "afp news agency",
        "press trust of india",
        "epa",
        "belga",
    }
    | {"getty images", "getty", "shutterstock", "istock", "alamy", "adobe stock", "unsplash", "pixabay"}
    | {"pexels", "imago", "picture alliance", "epa-efe", "zuma press", "ap photo", "pa wire"}
    | {"depositphotos", "facebook", "twitter", "tiktok", "instagram", "whatsapp", "youtube", "telegram"}
    | {"google translate", "deepl", "wikipedia", "wikimedia commons", "google", "openai"}
)
"""Organisations whose names stand where authors stand."""

NOBODY: Final = frozenset(
    {"staff", "staff writer", "staff reporter", "editor", "editorial staff", "editorial team", "newsroom"}
    | {"guest author", "guest", "contributor", "reporter", "writer", "redaktion", "redacción", "rédaction"}
    | set(
        (
            "our correspondent|special correspondent|own correspondent|la rédaction|la redacción"
            "|la redazione|editorial board|test user|max mustermann"
            "|erika mustermann|joe bloggs|name surname|mario rossi|sponsored|advertorial|promoted"
            "|promoted content|partner content|brand studio|press release"
            "|chatgpt|ai|ai-generated|ai generated|system|super user|superuser|superadmin|columnist"
            "|freelancer|freelance|reader|subscribe|login"
            "|log in|share|published|web desk|news desk|online desk|digital desk|digital team|the editors"
            "|our reporter|news staff|web team"
            "|author profile|authors|writers|journalist|correspondent|agency|wire|wires"
            "|from staff reports|staff reports|handout|file photo|stock photo|courtesy photo|screenshot"
            "|social media users|facebook users|twitter users|internet users|multiple sources|several sources"
            "|various sources|viral post|viral posts|viral video|viral facebook post|facebook post"
            "|facebook posts"
            "|social media post|social media posts|whatsapp message|whatsapp messages|bloggers"
            "|multiple people"
            "|agencias|agences|редакция|редакція|redakcja|redaktionen|redakce|la redacció|redação|toimitus"
        ).split("|")
    )
)
"""What stands for nobody in particular where one person's name belongs."""

OF_ROLES: Final = frozenset(
    (
        "event|concert|meeting|show|workshop|organizer|organiser|organization|location|address|place"
        "|street|city|unnamed road"
        "|unnamed location|unnamed venue|check website"
        "|see website|see description|see below|various|multiple locations|various locations"
        "|to be decided|location to follow"
        "|venue to follow|venue tbc|venue tba|location tba|location tbc|to follow|click here"
        "|default venue|default location|test venue|google maps"
        "|anywhere|my company|company ltd|company inc|company|band name|name of performer|artist"
        "|artist name|performer|performers|headliner"
        "|sold out|cancelled|canceled|postponed|t.b.a.|t.b.c.|t.b.d.|tba...|tbc...|dj tba|dj tbc"
        "|artists tba|line-up tba|lineup tba"
        "|more artists tba|acme inc|acme corp|acme corporation"
    ).split("|")
)
"""What stands where a person, an organisation or a place should be named; other things may be called so."""

NO_HEADLINES: Final = frozenset(
    {
        "read more",
        "article",
        "home",
        "homepage",
        "breaking news",
        "news",
        "latest news",
        "story",
        "weiterlesen",
        "startseite",
    }
    | {"click here", "learn more", "more", "start", "index", "search results", "error", "welcome"}
)
"""What pages have as a title that are no article's."""

TEMPLATE_WORDS: Final = frozenset(
    {"title", "headline", "name", "author", "event name", "article title", "post title"}
)
"""What a template calls a name, when only brackets and signs stand around it."""
