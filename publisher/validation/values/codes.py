"""Codes of languages, countries and currencies that are in force (ISO 639-1, 3166-1, 4217), and their names.

Also the ISO 639-2 codes of languages that have no code of two letters but a press of their own are let
through by form alone: any three letters are taken for a language.
"""

# ruff: noqa: SIM905

from __future__ import annotations

LANGUAGES = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti
    tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)

LANGUAGE_NAMES: dict[str, str] = {
    "castellano": "es",
    "espanol": "es",
    "farsi": "fa",
    "francais": "fr",
    "mandarin": "zh",
}
"""Languages by names that CLDR does not have for them (`gazetteer.tongues` has the others)."""

LONG_LANGUAGES: dict[str, str] = dict(
    pair.split(":")
    for pair in """aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae
    aym:ay aze:az bak:ba bam:bm baq:eu bel:be ben:bn bih:bh bis:bi bod:bo bos:bs bre:br
    bul:bg bur:my cat:ca ces:cs cha:ch che:ce chi:zh chu:cu chv:cv cor:kw cos:co cre:cr
    cym:cy cze:cs dan:da deu:de div:dv dut:nl dzo:dz ell:el eng:en epo:eo est:et eus:eu
    ewe:ee fao:fo fas:fa fij:fj fin:fi fra:fr fre:fr fry:fy ful:ff geo:ka ger:de gla:gd
    gle:ga glg:gl glv:gv gre:el grn:gn guj:gu hat:ht hau:ha heb:he her:hz hin:hi hmo:ho
    hrv:hr hun:hu hye:hy ibo:ig ice:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik
    isl:is ita:it jav:jv jpn:ja kal:kl kan:kn kas:ks kat:ka kau:kr kaz:kk khm:km kik:ki
    kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la lav:lv lim:li lin:ln
    lit:lt ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml mao:mi mar:mr may:ms mkd:mk mlg:mg
    mlt:mt mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl
    nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om oss:os pan:pa per:fa pli:pi
    pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg san:sa sin:si
    slk:sk slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq srd:sc
    srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th
    tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz
    ven:ve vie:vi vol:vo wel:cy wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu""".split()
)
"""ISO 639-2 in three letters, of libraries as well -> ISO 639-1 in two, which BCP 47 wants instead."""

LANGUAGE_SLIPS: dict[str, str] = {
    "br-pt": "pt-BR",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "iw": "he",
    "jp": "ja",
    "kr": "ko",
    "sp": "es",
    "ua": "uk",
}
"""Countries and other slips written for a language."""

COUNTRIES: dict[str, str] = dict(
    pair.split(":")
    for pair in """AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT
    AU:AUS AW:ABW
    AX:ALA AZ:AZE BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU
    BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD
    CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN CO:COL CR:CRI CU:CUB CV:CPV CW:CUW
    CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST EG:EGY EH:ESH
    ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO
    GF:GUF GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM
    GW:GNB GY:GUY HK:HKG HM:HMD HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND
    IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR
    KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA LI:LIE LK:LKA LR:LBR
    LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD
    ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX
    MY:MYS MZ:MOZ NA:NAM NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU
    NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE
    PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA SA:SAU SB:SLB SC:SYC SD:SDN
    SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD ST:STP
    SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM
    TN:TUN TO:TON TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB
    VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR VN:VNM VU:VUT WF:WLF WS:WSM XK:XKX YE:YEM YT:MYT ZA:ZAF
    ZM:ZMB ZW:ZWE""".split()
)
"""ISO 3166-1 in two letters -> in three; with XK, which everybody uses for Kosovo."""

COUNTRY_CODES = frozenset(COUNTRIES) | frozenset(COUNTRIES.values())

COUNTRY_SLIPS: dict[str, str] = {
    "UK": "GB",
    "EN": "GB",
    "EL": "GR",
    "SP": "ES",
    "SU": "RU",
    "DA": "DK",
    "GER": "DE",
    **dict(pair.split(":") for pair in "A:AT B:BE D:DE E:ES F:FR H:HU I:IT L:LU N:NO P:PT S:SE".split()),
    "SLO": "SI",
    **dict(
        pair.split(":")
        for pair in (
            "032:AR 036:AU 040:AT 056:BE 076:BR 100:BG 124:CA 152:CL 156:CN 170:CO 191:HR 203:CZ"
            " 208:DK 233:EE 246:FI 250:FR 276:DE 300:GR 348:HU 352:IS 356:IN 372:IE 376:IL 380:IT"
            " 392:JP 410:KR 428:LV 440:LT 442:LU 484:MX 528:NL 554:NZ 578:NO 616:PL 620:PT 642:RO"
            " 643:RU 688:RS 703:SK 705:SI 710:ZA 724:ES 752:SE 756:CH 792:TR 804:UA 826:GB 840:US"
        ).split()
    ),
}
"""What is written for a country that is coded otherwise: letters on cars among others, ISO's numbers."""

CURRENCIES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
    FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
    KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
    MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD
    TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG
    XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG ZWL ADA BCH BNB BTC DAI DOGE DOT ETH LTC SOL
    USDC USDT XLM XMR XRP""".split()
)
"""ISO 4217, and the tickers of cryptocurrencies that schema.org lets stand beside it."""

CURRENCY_SLIPS: dict[str, str] = {
    "€": "EUR",
    "us$": "USD",
    "£": "GBP",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "zł": "PLN",
    "euro": "EUR",
    "euros": "EUR",
    "us dollar": "USD",
    "yen": "JPY",
    "hryvnia": "UAH",
    "ukp": "GBP",
    "rmb": "CNY",
    "eru": "EUR",
    "uds": "USD",
    "us": "USD",
    "usd$": "USD",
    "₺": "TRY",
    "₪": "ILS",
    "₩": "KRW",
    "฿": "THB",
    "₫": "VND",
    "₦": "NGN",
    "₱": "PHP",
    "r$": "BRL",
    "c$": "CAD",
    "ca$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "kč": "CZK",
    "ft": "HUF",
    "лв": "BGN",
    "грн": "UAH",
    "руб": "RUB",
    "rub.": "RUB",
    "fr": "CHF",
    "sfr": "CHF",
    "chf.": "CHF",
    "¢": "USD",
    "stg": "GBP",
    "quid": "GBP",
    "sterling": "GBP",
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "british pound": "GBP",
    "gb": "GBP",
    "gbr": "GBP",
    "uk": "GBP",
    "eu": "EUR",
    "eur€": "EUR",
    "us dollars": "USD",
    "american dollar": "USD",
    "canadian dollar": "CAD",
    "australian dollar": "AUD",
    "swiss franc": "CHF",
    "franken": "CHF",
    "zloty": "PLN",
    "złoty": "PLN",
    "zl": "PLN",
    "forint": "HUF",
    "koruna": "CZK",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rouble": "RUB",
    "ruble": "RUB",
    "real": "BRL",
    "won": "KRW",
    "lira": "TRY",
    "shekel": "ILS",
    "rand": "ZAR",
    "ntd": "TWD",
    "nis": "ILS",
}
"""Signs, names and slips written where a currency's code belongs."""

WITHDRAWN: dict[str, tuple[str, str]] = {
    "ANG": ("2025-07-01", "XCG"),
    "BGN": ("2026-02-01", "EUR"),
    "CUC": ("2021-07-01", "CUP"),
    "HRK": ("2023-01-15", "EUR"),
    "SLL": ("2024-04-01", "SLE"),
    "ZWL": ("2024-09-01", "ZWG"),
}
"""Currencies with the day from which nobody can pay with them, and what is paid with instead."""
