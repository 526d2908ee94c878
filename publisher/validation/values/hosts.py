"""Hosts, ways and queries by which an address shows that it is not that of a published page."""

from __future__ import annotations

import re
from typing import Final

NOT_PUBLIC: Final = (
    r"(?:staging|stage|stg|dev|devel|develop|test|testing|preview|preprod|pre-prod|uat|qa|sandbox"
    r"|beta-test|draft|cms"
    r"|admin|intranet|author-|wp-admin)"
)
"""How the names of hosts begin that are there for those who make a site."""

HOSTED: Final = (
    r"(?:ngrok\.io|ngrok-free\.app|ngrok\.app|trycloudflare\.com|loca\.lt|vercel\.app|netlify\.app"
    r"|herokuapp\.com"
    r"|azurewebsites\.net|pages\.dev|web\.app|gitpod\.io|wpengine\.com|pantheonsite\.io|kinsta\.cloud"
    r"|myftpupload\.com|ddev\.site|lndo\.site|docksal\.site|localtest\.me|lvh\.me|nip\.io)"
)
"""Hosts under which providers show a site that has none of its own yet."""

GLUED: Final = (
    r"(?:com|org|net|[a-z]{2})(?:img|images?|static|uploads?|assets|wp-content|storage|files|news|articles?"
    r"|story|stories|category|author|tag)"
)
"""How the names of hosts end when the slash behind them was left out."""

SLIPS: Final = rf"(?:con|cmo|ocm|comm|cpm|vom|xom|ogr|orgg|nett|nte|com\.com|{GLUED})"
"""How the names of hosts end when fingers slip."""

COPIES: Final = (
    r"(?:[^/?#]*\.)?(?:webcache\.googleusercontent|translate\.google|news\.google|docs\.google"
    r"|drive\.google|photos\.google|images\.google"
    r"|ampproject\.org|12ft\.io"
    r"|safelinks\.protection|urldefense|list-manage\.com"
    r"|ct\.sendgrid|ezproxy|r\.search\.yahoo|lnkd\.in|fb\.me|amzn\.to|trib\.al|is\.gd|rebrand\.ly"
    r"|shorturl\.at|cutt\.ly|flip\.it"
    r"|tiny\.cc|rb\.gy|t\.ly|soo\.gd|bl\.ink|googletagmanager\.com|source\.unsplash\.com"
    r"|cdninstagram\.com|fbcdn\.net|firebaseapp\.com)"
)
"""Hosts that keep copies of others' pages, count those who come by, or lead on."""

ODD_WAYS: Final = (
    r"(?:undefined|null|NaN)(?:[/?#.]|$)|cdn-cgi/l/|wp-(?:admin|login|json)|sharer|intent/|shareArticle|ck/a\?"
    r"|l/\?uddg|login\?url|track/|ls/click"
    r"|admin(?:istrator)?(?:[/?#]|$)|drafts?(?:[/?#-]|$)|auto-draft|preview(?:[/?#]|$)"
    r"|untitled(?:-\d+)?/?$|hello-world/?$"
    r"|edit/?$|https?:|amp/s/|typo3/|search\?|tr\?|imgres|url\?|404(?:[/?#]|$)|share\?"
)
"""How parts of ways begin that are not those of published pages."""

ODD_QUERY: Final = re.compile(
    r"[?&](?:utm_|[a-z]{1,4}clid=|gad_|_hs|mkt_tok=|vero_|mc_|igsh|ocid=|c(?:mp|mpid|ampaign)=|smid=|spm="
    r"|ref_src=|wt_|xtor=|at_"
    r"|_g[al]=|si=|s_cid=|[a-z]*sess|sid=|preview|draft=|nocache|no_cache|cb=\d|replytocom=|share="
    r"|print(?:=|&|$|er)|amp(?:=1|&|$)"
    r"|outputType=amp|trashed|action=edit|api_?key=|access_token=|auth|token=|passw|pwd=|secret="
    r"|client_secret=|sig(?:nature)?="
    r"|x-(?:amz|goog)-|expires=|oe=|p=\d+(?:&|$)|[\w-]+=(?:undefined|null|nan|\[object|%7b%7b)"
    r"|[^#]*=[^#&?]*\?\w+=)",
    re.IGNORECASE,
)
"""What is in the queries of addresses that are counted, signed, tried out or never filled in."""

_NETWORKS: Final = (
    *("facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "youtube.com", "tiktok.com"),
    *("threads.net", "bsky.app", "mastodon.social", "t.me", "pinterest.com", "vk.com", "wikipedia.org"),
    "wikidata.org",
)

_OPEN_PAGES: Final = (
    *("facebook.com/profile.php", "facebook.com/login", "facebook.com/home.php", "facebook.com/yourpage"),
    *("twitter.com/home", "x.com/home", "linkedin.com/feed", "linkedin.com/in", "linkedin.com/company"),
    *(
        "twitter.com/username",
        "x.com/username",
        "instagram.com/username",
        "youtube.com/channel",
        "instagram.com/p",
    ),
    *(
        "twitter.com/intent",
        "facebook.com/pages",
        "facebook.com/groups",
        "google.com/maps",
        "maps.google.com",
    ),
    *("openstreetmap.org", "twitter.com/yourusername", "instagram.com/yourusername", "facebook.com/username"),
)

ACCOUNTS: Final = frozenset(
    f"https://{www}{page}" for page in (*_NETWORKS, *_OPEN_PAGES) for www in ("", "www.")
)
"""The addresses of networks themselves, and of pages there that are nobody's."""
