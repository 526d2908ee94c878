"""What things are called elsewhere, and schema.org's names for them.

From Open Graph, Dublin Core, RSS and Atom, vCard, iCalendar, ninjs and NewsML, GeoJSON, ActivityStreams, the
interfaces of ticket sellers and networks, and the fields of WordPress, Drupal and spreadsheets.
"""

from __future__ import annotations

from typing import Final

_PROPERTIES: Final = """
@context < context
@graph < graph
@id < iri
about mentions < topics topic subject subjects subjectof entities people persons theme themes
additionalName < middlename secondname
additionalType < eventtype posttype contenttypename subtype
addressCountry < country countrycode countryname nation
addressLocality < city town locality municipality village suburb cityname ort stadt ville ciudad
addressRegion < state region province county stateprovince administrativearea adminarea prefecture
addressRegion < bundesland canton
alternateName < alias aliases nickname aka abbreviation acronym shortname othername
alternativeHeadline description < subtitle subheadline subheading subhead dek deck kicker standfirst
alternativeHeadline description < secondaryheadline
alternativeHeadline description < supertitle strapline subhed overline roofline
articleBody text < body content contents bodytext fulltext html contenthtml bodyhtml contentencoded
articleBody text < articletext textbody copytext
articleBody text < maincontent storytext posttext postcontent rawtext
articleSection genre category < section category categories channel rubric rubrik desk department ressort
articleSection genre category < sectionname newssection
articleSection genre category < categoryname vertical
associatedMedia < attachment attachments enclosure enclosures mediaitems medias
audio < podcast audiofile sound
author < byline writer writers authors authorname writtenby by reporter reporters journalist correspondent
author < dccreator postedby
author < contributors bylines
availability < soldout instock availabilitystatus ticketstatus isavailable
availabilityEnds validThrough < availableuntil availableto
availabilityStarts validFrom < availablefrom onsale onsaledate onsalefrom
awayTeam < awayteamname guestteam visitors visitingteam teamaway
homeTeam < hometeamname teamhome hostteam
bestRating < maxrating ratingmax outof scale
birthDate < birthday dob bday dateofbirth born
birthPlace < birthlocation placeofbirth
caption description < alt alttext legend imagecaption cutline phototext
claimReviewed < claim claimtext statement checkedclaim claimreviewedtext
comment < comments reply replies
commentCount < commentscount numcomments numberofcomments replycount repliescount totalcomments
competitor < opponent opponents teams contestants players
contactPoint < contact contactinfo contactdetails
contentSize < filesize bytes contentlength sizeinbytes
contentUrl url < src fileurl mediaurl downloadurl videourl audiourl streamurl mp3 mp4
copyrightHolder copyrightNotice < copyright rights rightsholder copyrightowner rightsowner
copyrightYear datePublished < year yearofcopyright copyrightdate
creditText < credit creditline credits photocredit imagecredit
creativeWorkStatus < draft poststatus publicationstatus workflowstatus
dateCreated < created createdat createddate creationdate creationtime createdon firstcreated timecreated
dateCreated < datecreation
dateModified < modified modifiedat modifieddate modificationdate lastmodified lastmod updated updatedat
dateModified < updateddate updatedate
dateModified < lastupdated lastupdate changed changedat lastchanged modifiedtime editedat lastedited
dateModified < revised revisiondate
dateModified < versioncreated dateupdated datechanged updatetime lastrevised
datePublished startDate uploadDate < date
startDate datePublished < datetime timestamp
datePublished < pubdate publicationdate publishdate published publisheddate publisheddatetime publishedat
datePublished < publishedon
datePublished < publishedtime publishtime publishat posted postedat posteddate postdate issued dateissued
datePublished < releasedate datereleased released
datePublished < datepost livedate displaydate firstpublished firstpublishedat originallypublished
datePublished < publicationtime airdate
deathDate < died deathday dateofdeath dod
description < desc descr bio biography blurb teaser excerpt lead lede intro introtext metadescription
description < descriptiontext snippet
description < shortdescription longdescription subtext body text content overview summarytext details
abstract description < summary digest synopsis
actor < cast starring actors
author < speaker claimant user username madeby saidby
bestRating maxValue < max maximum highest
worstRating minValue < min minimum lowest
creator < photographer photog photographedby illustrator imageauthor artworkby maker
cssSelector < selector css cssclass queryselector
dateModified < lastbuilddate lastbuild
elevation < altitude
endDate validThrough < until
episodeNumber < episode episodeno number
interactionType < type interaction kind
item < link
itemListElement < items elements list listitems itemlist entries steps crumbs
numberOfPages < pages pagecount numpages
position < index order rank sequence nr
homeTeam < home team1
awayTeam < away team2
duration < runtime
jobTitle roleName < role
propertyID < key propertyname
query-input < queryinput
contentLocation location < place
syllabusSections hasPart < lessons modules
termCode < code
userInteractionCount < count total
upvoteCount < upvotes thumbsup
downvoteCount < downvotes thumbsdown
availability < status
alternateName < text
isPartOf < series seriesname show
numberOfEpisodes < episodecount
numberOfSeasons < seasoncount
seasonNumber < season seasonno
scheduledTime < scheduled
nationality < citizenship demonym
affiliation < institution university
alumniOf < education school
spouse < wife husband partner
children < kids
gender < sex
award < awards prizes
contributor < contributors coauthor coauthors
accountablePerson < responsible
sourceOrganization < agency newsagency
locationCreated < dateline location
character < characters
recordedAt < recordinglocation
workPerformed < setlist repertoire pieces
composer < composedby
lyricist < lyricsby
inAlbum < album
byArtist < artist band
claimInterpreter < interpreter
appearance < appearances sourcesofclaim
firstAppearance < firstseen
director < filmdirector regisseur directedby
doorTime < doors doorsopen dooropen doorsopenat dooropening opendoors admissiontime einlass doorsopentime
duration < length runtime runningtime playtime durationminutes durationseconds lengthinminutes
editor < editedby editors editorname
email < mail emailaddress contactemail mailaddress
embedUrl < embed embedcode player playerurl iframe embedlink embedsrc
encodingFormat < format mimetype mime contenttype filetype mediatype fileformat
endDate < end enddatetime endtime enddateandtime dateend dtend endsat endat endson finish finishdate
endDate < todate dateto eventend ends
endDate < eventenddate endtimestamp finishtime
eventAttendanceMode < attendancemode attendancetype eventformat isonline onlineevent virtual eventmode
eventStatus creativeWorkStatus < status state eventstate cancelled canceled iscancelled postponed
exceptDate < exdate exdates excludeddates exceptions
expires < expiry expiresat expirationdate expirydate unpublishdate unpublishat expiration expirationtime
expires < validto
familyName < lastname surname lname nachname apellido apellidos last cognome nom
givenName < firstname forename fname givennames vorname prenom nombre first nome
faxNumber < fax telefax
foundingDate < founded foundationdate established dateestablished foundedin
founder < founders foundedby
geo < coordinates coords latlng latlong geolocation geopoint gps geocoordinates geometry position
hasMap < map mapurl maplink googlemap googlemaps directions
height < imageheight h
highPrice maxPrice < maxprice pricemax highestprice pricemaximum priceto
honorificPrefix < prefix salutation namprefix nametitle
honorificSuffix < suffix namesuffix
identifier < guid postid articleid contentid eventid nodeid uuid uid externalid storyid documentid newsid
identifier < assetid refid slug
image < picture pictures photo photos img images imageurl featuredimage featuredmedia heroimage coverimage
image < cover leadimage
image < mainimage teaserimage thumb pic poster banner illustration imagefile avatar
inLanguage < lang language languages locale languagecode contentlanguage langcode articlelanguage
interactionStatistic < likes likecount shares sharecount views viewcount pageviews engagement interactions
interactionStatistic < interactioncount
isAccessibleForFree < free isfree paywall paywalled premium ispaywalled freeaccess accesslevel
isAccessibleForFree < subscriptiononly freeentry
isBasedOn < source sourceurl originalurl provenance basedon origin via
isPartOf < publication newspaper magazine partof
issueNumber < issue issueno issuenr
jobTitle < title jobtitlename profession occupation position job rolename
keywords < tags tag hashtags taglist topictags labels terms newskeywords metakeywords dcsubject
latitude < lat
longitude < lng lon long
license < licence rightsurl usageterms licensing
liveBlogUpdate < updates liveupdates entries posts
location < venue place where eventvenue eventlocation venuename locationname hall stadium locations
location < locationaddress
logo < icon logoimage logourl brandlogo
lowPrice minPrice price < minprice pricemin lowestprice pricefrom startingprice
mainEntityOfPage url < canonical canonicalurl permalink
maximumAttendeeCapacity < capacity maxcapacity seats totalseats attendancelimit maxattendees
maximumAttendeeCapacity < maxparticipants venuecapacity
member < members bandmembers
name headline < label displayname fullname formattedname fn eventname eventtitle
headline name < title titel titulo titolo titre posttitle articletitle hed headlinetext pagetitle newstitle
isAccessibleForFree < isaccessible
offers < tickets ticket ticketing prices pricing ticketurl ticketlink ticketprice bookingurl buyurl
offers < admission cost fee entryfee
openingHours < hours businesshours opentimes openinghour
organizer < host hosts promoter promoters organiser organisers hostedby organizedby organizername
organizer < eventorganizer
performer < speaker speakers artist artists band bands lineup headliner headliners acts singer musicians
performer < dj djs presenters guests
performer < entertainers featuring
openingHoursSpecification < openinghoursspec hoursspecification
postalCode < postcode zip zipcode plz postalcodes postnr codepostal cap pincode
postOfficeBoxNumber < pobox postbox
previousStartDate < originalstartdate oldstartdate formerdate previousdate originaldate formerstartdate
previousStartDate < rescheduledfrom
price < cost amount priceamount ticketprice pricevalue fee
priceCurrency < currency
priceCurrency currency < currencycode currencysymbol currencyname cur waehrung
publisher < publishername outlet newsroom publishedby dcpublisher sitename provider
ratingCount < ratingscount numratings totalratings votes votecount numberofratings
ratingValue < rating stars score value ratingscore starrating
reviewCount < reviewscount numreviews numberofreviews totalreviews
reviewRating < rating verdict stars starrating score ratings
alternateName < textualrating ratingtext ratingname ratinglabel verdicttext
datePublished < claimdate
relatedLink < relatedarticles relatedlinks seealso related readalso
remainingAttendeeCapacity < remaining remainingseats seatsleft ticketsleft spotsleft availableseats
remainingAttendeeCapacity < availabletickets
repeatCount < count occurrences
repeatFrequency < frequency interval freq recurrence rrule
eventSchedule < recurrence rrule schedule recurring repeats
sameAs < facebook twitter instagram linkedin youtube tiktok mastodon bluesky socialprofiles sociallinks
sameAs < socialmedia social profiles
sameAs < wikipedia wikidata facebookurl twitterurl accounts profileurl twitterhandle
scheduleTimezone < timezone tz timezoneid tzid timezonename
seller < vendor soldby ticketprovider ticketvendor
sponsor < sponsors sponsoredby supporters
startDate < start startdatetime starttime startdateandtime begin begins begindate dtstart startsat startat
startDate < eventdate eventstart
startDate < datestart startson fromdate datefrom starts startingdate eventstartdate beginn
streetAddress < street address1 addressline1 line1 streetname road thoroughfare addressline streetline
streetAddress < housenumber
address < postaladdress fulladdress formattedaddress venueaddress addr adr mailingaddress
subEvent < subevents sessions programme program agenda performances children
superEvent isPartOf < parentevent partofevent festival parent
subjectOf < coverage news articles
telephone < phone phonenumber tel telefon mobile mobilephone cellphone contactphone telefono telephonenumber
text < commenttext commentbody message
thumbnailUrl < thumbnailsrc thumburl previewimage posterimage posterurl preview
timeRequired < readingtime readtime estimatedreadingtime timetoread minutestoread
transcript < transcription captions subtitles
translator < translatedby
typicalAgeRange < agerange ages agelimit agegroup agerestriction minage minimumage
url < link links href weblink website homepage web siteurl webpage shorturl infourl detailurl selflink
url < articleurl pageurl
url < linkurl readmore eventurl posturl
validFrom < validsince validstart from salestart saledate salestartdate ticketsalestart presale onsalestart
validThrough < until validto validuntil validtill validend validthru enddatevalid saleend saleends
validThrough < ticketsaleend
validThrough < expires expirydate
priceValidUntil < pricevalidthrough pricevalidto
video < videos clip film
width < imagewidth w
wordCount < words numwords numberofwords wordnumber
worksFor < employer company companyname
worstRating < minrating ratingmin
"""

_ELSEWHERE: Final = """
address location < streetAddress addressLocality postalCode addressCountry addressRegion
alternateName < alternativeHeadline
articleBody reviewBody text description < articleBody reviewBody abstract
contentLocation < location
datePublished < uploadDate datePosted
image < logo thumbnailUrl primaryImageOfPage
keywords < genre articleSection
location < contentLocation address geo latitude longitude
name < headline
offers < price priceCurrency availability lowPrice highPrice
organizer < publisher
publisher < organizer
reviewRating < ratingValue
timeRequired < duration
validFrom < startDate
validThrough < endDate
"""

_TYPES: Final = """
Article < document text
BlogPosting < blogpost post entry weblog blogarticle
BusinessEvent < conference meeting summit tradefair fair
EducationEvent < seminar workshop lecture course webinar training class
Event < happening occurrence vevent gathering appointment eventitem calendarevent
ExhibitionEvent < exhibition exposition show
Festival < fest festivalevent
GeoCoordinates < coordinates geo geopoint latlng point geolocation
ImageObject < image logo picture pictureobject img thumbnail media
ListItem < breadcrumb breadcrumbitem item
LiveBlogPosting < liveblog liveticker liveupdate
MusicEvent < concert gig musicconcert concertevent recital
MusicGroup < band artist musicartist musician orchestra choir
NewsArticle < news newsstory story newsitem newspost newsreport pressarticle
NewsMediaOrganization < newspaper newsorganization newsroom mediaorganization mediahouse publication
NewsMediaOrganization < newsagency
Offer < ticket price ticketoffer admission
OpinionNewsArticle < opinion oped commentary editorial column opinionarticle
Organization < company agency publisher organisation group institution association firm
Person < human author writer journalist speaker performer user reporter profile individual
Photograph < photo
Place < location venue site spot locality
PostalAddress < address mailingaddress addr
PerformingGroup < ensemble troupe
Rating < stars score
Report < reportage
ScreeningEvent < screening filmscreening movieshowing
ClaimReview < factcheck factchecking
CorrectionComment < correction corrections
ImageGallery < photogallery gallery slideshow picturegallery
PodcastSeries < podcast podcastshow podcastprogram podcastchannel
SocialMediaPosting < tweet toot
StadiumOrArena < stadium arena
SportsEvent < match game fixture tournament sportevent race sportingevent
SportsTeam < team club
TheaterEvent < play theatreevent theatre theatreperformance
VideoObject < video movieclip clip film
VirtualLocation < onlinelocation onlinevenue virtualplace onlineplace virtualvenue
WebPage < page
WebPageElement < paywall section element
WebSite < site homepage portal
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    """Each word with the names that it may stand for, in the order in which the lines have them."""
    found: dict[str, dict[str, None]] = {}
    for line in table.strip().splitlines():
        names, _, words = line.partition(" < ")
        for word in words.split():
            found.setdefault(word, {}).update(dict.fromkeys(names.split()))
    return {word: tuple(names) for word, names in found.items()}


SYNONYMS: Final = _read(_PROPERTIES)
"""What people call a property elsewhere, folded -> the names it may stand for; the first fitting is meant."""

ELSEWHERE: Final = _read(_ELSEWHERE)
"""What is meant by a property of schema.org on a thing that has it not: a person's `logo` is the `image`."""

TYPE_SYNONYMS: Final = {word: names[0] for word, names in _read(_TYPES).items()}
"""What people call a type elsewhere, folded -> schema.org's name."""
