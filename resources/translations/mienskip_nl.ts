<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>ActivityRow</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>Waiting to be sent, since {time}</source>
        <translation>Wacht op versturen, sinds {time}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Verstuurd</translation>
    </message>
    <message>
        <source>Fetched</source>
        <translation>Opgehaald</translation>
    </message>
</context>
<context>
    <name>ActivityScreen</name>
    <message>
        <source>Look for changes now</source>
        <translation>Nu bijwerken</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activiteit</translation>
    </message>
    <message>
        <source>Connecting to the intranet.</source>
        <translation>We maken verbinding met het intranet.</translation>
    </message>
    <message>
        <source>Everything that you see is up to date.</source>
        <translation>Alles wat je ziet is bijgewerkt.</translation>
    </message>
    <message>
        <source>Fetching what changed: {done} of {total}.</source>
        <translation>We halen op wat er veranderd is: {done} van {total}.</translation>
    </message>
    <message>
        <source>The intranet cannot be reached. What you do is kept and sent later.</source>
        <translation>Het intranet is niet bereikbaar. Wat je doet blijft bewaard en wordt later verstuurd.</translation>
    </message>
    <message>
        <source>Sign in again to send and fetch. What you do is kept.</source>
        <translation>Meld je opnieuw aan om te versturen en op te halen. Wat je doet blijft bewaard.</translation>
    </message>
    <message>
        <source>Large files wait: this connection is metered.</source>
        <translation>Grote bestanden wachten: je betaalt op deze verbinding voor wat je verbruikt.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Open in de browser</translation>
    </message>
    <message>
        <source>Fill in for the proxy…</source>
        <translation>Invullen voor de proxy…</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Er wacht niets</translation>
    </message>
    <message>
        <source>What you send and open shows up here, with its progress.</source>
        <translation>Wat je verstuurt en opent zie je hier, met hoe ver het is.</translation>
    </message>
    <message>
        <source>something that is gone</source>
        <translation>iets dat weg is</translation>
    </message>
</context>
<context>
    <name>AgendaModel</name>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>over</source>
        <translation>voorbij</translation>
    </message>
</context>
<context>
    <name>AgendaScreen</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>This is no longer in the agenda</source>
        <translation>Dit staat niet meer in de agenda</translation>
    </message>
    <message>
        <source>It was cancelled or moved, or it is no longer shared with you.</source>
        <translation>Het is afgezegd of verplaatst, of het wordt niet meer met je gedeeld.</translation>
    </message>
    <message>
        <source>What is on?</source>
        <translation>Wat is er te doen?</translation>
    </message>
    <message>
        <source>Choose something in the agenda to read more and to add it to your own calendar.</source>
        <translation>Kies iets uit de agenda om er meer over te lezen en het in je eigen agenda te zetten.</translation>
    </message>
    <message>
        <source>Hide what is over</source>
        <translation>Verberg wat voorbij is</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n eerdere</numerusform>
            <numerusform>%n eerdere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to come</source>
        <translation>Er komt niets aan</translation>
    </message>
    <message>
        <source>There is nothing in the agenda from today on.</source>
        <translation>Vanaf vandaag staat er niets in de agenda.</translation>
    </message>
    <message>
        <source>The agenda is still empty</source>
        <translation>De agenda is nog leeg</translation>
    </message>
    <message>
        <source>Walk-in sessions, trainings and get-togethers appear here as soon as somebody plans one.</source>
        <translation>Inloopspreekuren, trainingen en bijeenkomsten zie je hier zodra iemand er een plant.</translation>
    </message>
</context>
<context>
    <name>AlikeLine</name>
    <message>
        <source>{name} knows about {areas}</source>
        <translation>{name} weet van {areas}</translation>
    </message>
</context>
<context>
    <name>AreasField</name>
    <message>
        <source>Type what you know about, for example: passports</source>
        <translation>Typ waar je iets van weet, bijvoorbeeld: paspoorten</translation>
    </message>
    <message>
        <source>Add what you know about</source>
        <translation>Voeg toe waar je iets van weet</translation>
    </message>
    <message>
        <source>Remove {area}</source>
        <translation>Haal {area} weg</translation>
    </message>
    <message>
        <source>Colleagues say “{usual}”, not “{typed}”. Say that too</source>
        <translation>Collega&apos;s zeggen ‘{usual}’, niet ‘{typed}’. Neem dat over</translation>
    </message>
    <message>
        <source>That is a lot. Leave what others know better to them.</source>
        <translation>Dat is veel. Laat aan anderen over wat zij beter weten.</translation>
    </message>
    <message>
        <source>Press Enter after each. Use the words colleagues would look for.</source>
        <translation>Druk na elk woord op Enter. Gebruik de woorden waarop collega&apos;s zoeken.</translation>
    </message>
</context>
<context>
    <name>ArticleActions</name>
    <message>
        <source>Delete…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>It goes for everybody; you can undo it for a few seconds</source>
        <translation>Het gaat voor iedereen weg; je kunt het nog even ongedaan maken</translation>
    </message>
    <message>
        <source>Saved. You can read it offline too.</source>
        <translation>Bewaard. Je kunt het ook zonder verbinding lezen.</translation>
    </message>
    <message>
        <source>No longer saved</source>
        <translation>Niet meer bewaard</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Markeren als ongelezen</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Markeren als gelezen</translation>
    </message>
    <message>
        <source>Do not keep any longer</source>
        <translation>Niet langer bewaren</translation>
    </message>
    <message>
        <source>Save for later</source>
        <translation>Bewaren voor later</translation>
    </message>
    <message>
        <source>No longer follow {name}</source>
        <translation>{name} niet meer volgen</translation>
    </message>
    <message>
        <source>Follow {name}</source>
        <translation>{name} volgen</translation>
    </message>
    <message>
        <source>No longer follow this blog</source>
        <translation>Deze blog niet meer volgen</translation>
    </message>
    <message>
        <source>Follow this blog</source>
        <translation>Deze blog volgen</translation>
    </message>
    <message>
        <source>No longer on top of the front page</source>
        <translation>Niet meer bovenaan de voorpagina</translation>
    </message>
    <message>
        <source>Pin on the front page</source>
        <translation>Vastzetten op de voorpagina</translation>
    </message>
    <message>
        <source>No longer official</source>
        <translation>Niet meer officieel</translation>
    </message>
    <message>
        <source>Make official</source>
        <translation>Officieel maken</translation>
    </message>
    <message>
        <source>Its author can change it again</source>
        <translation>De auteur kan het weer aanpassen</translation>
    </message>
    <message>
        <source>Everyone sees that it is official; its author cannot change it any more</source>
        <translation>Iedereen ziet dat het officieel is; de auteur kan het niet meer aanpassen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopiëren</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Openen in browser</translation>
    </message>
    <message>
        <source>The link is copied</source>
        <translation>De link is gekopieerd</translation>
    </message>
</context>
<context>
    <name>ArticleBody</name>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Quote in a comment</source>
        <translation>Citeren in een reactie</translation>
    </message>
</context>
<context>
    <name>ArticlePage</name>
    <message>
        <source>All news</source>
        <translation>Al het nieuws</translation>
    </message>
    <message>
        <source>Back to all news (Esc)</source>
        <translation>Terug naar al het nieuws (Esc)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Grotere tekst</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere tekst</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Bewaard</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Keep this for later; you can read it offline too (S)</source>
        <translation>Bewaar dit voor later; je kunt het ook zonder verbinding lezen (S)</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Which files do you want to share?</source>
        <translation>Welke bestanden wil je delen?</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Een kopie opslaan</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>What is {team} for?</source>
        <translation>Waar is {team} voor?</translation>
    </message>
    <message>
        <source>New team</source>
        <translation>Nieuw team</translation>
    </message>
    <message>
        <source>Is something missing?</source>
        <translation>Mis je iets?</translation>
    </message>
    <message>
        <source>Which document do you need of {team}?</source>
        <translation>Welk document heb je nodig van {team}?</translation>
    </message>
    <message>
        <source>Leave {team}</source>
        <translation>{team} verlaten</translation>
    </message>
    <message>
        <source>You will no longer see its messages and documents.</source>
        <translation>Je ziet de berichten en documenten van dit team dan niet meer.</translation>
    </message>
    <message>
        <source>Save copies in</source>
        <translation>Kopieën opslaan in</translation>
    </message>
</context>
<context>
    <name>Attending</name>
    <message>
        <source>I come</source>
        <translation>Ik kom</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>Herinner me</translation>
    </message>
    <message>
        <source>as usual, if I come</source>
        <translation>zoals altijd, als ik kom</translation>
    </message>
    <message>
        <source>15 minutes before</source>
        <translation>15 minuten ervoor</translation>
    </message>
    <message>
        <source>an hour before</source>
        <translation>een uur ervoor</translation>
    </message>
    <message>
        <source>a day before</source>
        <translation>een dag ervoor</translation>
    </message>
    <message>
        <source>not</source>
        <translation>niet</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>Only me</source>
        <translation>Alleen ik</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>Members only</source>
        <translation>Alleen leden</translation>
    </message>
    <message>
        <source>Team {name}</source>
        <translation>Team {name}</translation>
    </message>
    <message>
        <source>Only you can read this.</source>
        <translation>Alleen jij kunt dit lezen.</translation>
    </message>
    <message>
        <source>Everyone in the organisation can read this.</source>
        <translation>Iedereen in de organisatie kan dit lezen.</translation>
    </message>
    <message>
        <source>Only its members can read this.</source>
        <translation>Alleen de leden kunnen dit lezen.</translation>
    </message>
    <message>
        <source>Only members of {name} can read this.</source>
        <translation>Alleen leden van {name} kunnen dit lezen.</translation>
    </message>
</context>
<context>
    <name>AudienceDialog</name>
    <message>
        <source>For whom is “{title}”?</source>
        <translation>Voor wie is ‘{title}’?</translation>
    </message>
    <message>
        <source>Does everyone need to know this?</source>
        <translation>Moet iedereen dit weten?</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Now: {audience}</source>
        <translation>Nu: {audience}</translation>
    </message>
    <message>
        <source>From now on every colleague can read it.</source>
        <translation>Vanaf nu kan iedere collega het lezen.</translation>
    </message>
    <message>
        <source>Only the team can read it then. It becomes a new message there: comments and links to it do not come along.</source>
        <translation>Dan kan alleen het team het lezen. Het wordt daar een nieuw bericht: reacties en verwijzingen gaan niet mee.</translation>
    </message>
    <message>
        <source>From now on your team can read it.</source>
        <translation>Vanaf nu kan je team het lezen.</translation>
    </message>
    <message>
        <source>Nobody but you can read it then. You can publish it again at any time.</source>
        <translation>Dan kan niemand behalve jij het lezen. Je kunt het altijd weer publiceren.</translation>
    </message>
</context>
<context>
    <name>AudienceQuestion</name>
    <message>
        <source>Which team</source>
        <translation>Welk team</translation>
    </message>
    <message>
        <source>Does everyone need to know this? This is how it stands in the news of all.</source>
        <translation>Moet iedereen dit weten? Zo staat het straks bij iedereen in het nieuws.</translation>
    </message>
    <message>
        <source>For whom is this important?</source>
        <translation>Voor wie is dit belangrijk?</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>Mijn team</translation>
    </message>
    <message>
        <source>Colleagues in the directory: {count}.</source>
        <translation>Collega’s in de gids: {count}.</translation>
    </message>
    <message>
        <source>You do not belong to a team.</source>
        <translation>Je hoort bij geen enkel team.</translation>
    </message>
    <message>
        <source>Colleagues with this team in their profile: {count}.</source>
        <translation>Collega’s met dit team in hun profiel: {count}.</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>Notifications, %n new</source>
        <translation>
            <numerusform>Meldingen, %n nieuwe</numerusform>
            <numerusform>Meldingen, %n nieuwe</numerusform>
        </translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
</context>
<context>
    <name>BlogPage</name>
    <message>
        <source>Write</source>
        <translation>Schrijven</translation>
    </message>
    <message>
        <source>All news</source>
        <translation>Al het nieuws</translation>
    </message>
    <message>
        <source>All blogs by {name}</source>
        <translation>Alle blogs van {name}</translation>
    </message>
    <message>
        <source>Blog by {name}</source>
        <translation>Blog van {name}</translation>
    </message>
    <message>
        <source>No blogs yet</source>
        <translation>Nog geen blogs</translation>
    </message>
    <message>
        <source>What {name} writes appears here.</source>
        <translation>Wat {name} schrijft, verschijnt hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n blog(s)</source>
        <translation>
            <numerusform>%n blog</numerusform>
            <numerusform>%n blogs</numerusform>
        </translation>
    </message>
    <message>
        <source>every week, mostly on {day}</source>
        <translation>elke week, meestal op {day}</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>Show the profile</source>
        <translation>Profiel tonen</translation>
    </message>
</context>
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Where you are</source>
        <translation>Waar je bent</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>Find in this folder</source>
        <translation>Zoek in deze map</translation>
    </message>
    <message>
        <source>Find in this folder and below it</source>
        <translation>Zoek in deze map en daaronder</translation>
    </message>
    <message>
        <source>Show documents as a list</source>
        <translation>Toon documenten als lijst</translation>
    </message>
    <message>
        <source>Show what documents look like</source>
        <translation>Toon hoe documenten eruitzien</translation>
    </message>
</context>
<context>
    <name>Byline</name>
    <message>
        <source>Pinned</source>
        <translation>Vastgezet</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officieel</translation>
    </message>
    <message>
        <source>Show the profile of {name}</source>
        <translation>Toon het profiel van {name}</translation>
    </message>
    <message>
        <source>All blogs by {name}</source>
        <translation>Alle blogs van {name}</translation>
    </message>
    <message>
        <source>All that was written in this blog</source>
        <translation>Alles wat in deze blog is geschreven</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Take a photo</source>
        <translation>Een foto maken</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Maak de foto</translation>
    </message>
    <message>
        <source>The camera did not give a picture. Is another program using it?</source>
        <translation>De camera gaf geen beeld. Gebruikt een ander programma hem?</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>Pinned</source>
        <translation>Vastgezet</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officieel</translation>
    </message>
    <message>
        <source>Blog</source>
        <translation>Blog</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Look for one of {number}</source>
        <translation>Zoek een van de {number}</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Colleagues can comment</source>
        <translation>Collega&apos;s kunnen reageren</translation>
    </message>
    <message>
        <source>It is a post of my blog</source>
        <translation>Het is een bericht van mijn blog</translation>
    </message>
    <message>
        <source>It is official news</source>
        <translation>Het is officieel nieuws</translation>
    </message>
    <message>
        <source>Everyone sees that it is official. Only who keeps the front page can change it after that.</source>
        <translation>Iedereen ziet dat het officieel is. Daarna kan alleen wie de voorpagina beheert het nog wijzigen.</translation>
    </message>
    <message>
        <source>Ask colleagues to confirm that they read and understood it</source>
        <translation>Vraag collega&apos;s te bevestigen dat ze het gelezen en begrepen hebben</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Until then only you can read it. Your computer publishes it: if it is off at that time, it follows as soon as you start this program again.</source>
        <translation>Tot die tijd kun alleen jij het lezen. Jouw computer publiceert het: staat hij dan uit, dan gebeurt het zodra je dit programma weer start.</translation>
    </message>
    <message>
        <source>Name of the series</source>
        <translation>Naam van de reeks</translation>
    </message>
    <message>
        <source>Name of the series, if it has one</source>
        <translation>Naam van de reeks, als die er een heeft</translation>
    </message>
    <message>
        <source>When it is published</source>
        <translation>Wanneer het verschijnt</translation>
    </message>
    <message>
        <source>And then</source>
        <translation>En verder</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Wanneer?</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Cut</source>
        <translation>Knippen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Plakken</translation>
    </message>
</context>
<context>
    <name>ClosingQuestion</name>
    <message>
        <source>Should Mienskip go on while its window is closed?</source>
        <translation>Moet Mienskip doorgaan als het venster dicht is?</translation>
    </message>
    <message>
        <source>Then it tells you what is new. This desktop has no tray for its icon: the window is minimised, and you find it where your other windows are. You can change this in the preferences.</source>
        <translation>Dan hoor je wat er nieuw is. Dit bureaublad heeft geen plek voor een pictogram: het venster wordt kleingemaakt en staat bij je andere vensters. Je kunt dit wijzigen bij de voorkeuren.</translation>
    </message>
    <message>
        <source>Go on, minimised</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>{name} as a QR code</source>
        <translation>{name} als QR-code</translation>
    </message>
    <message>
        <source>Point the camera of your phone at it: the phone offers to keep {name} as a contact.</source>
        <translation>Richt de camera van je telefoon erop: de telefoon biedt aan {name} als contact te bewaren.</translation>
    </message>
    <message>
        <source>There is more in this profile than fits in a code. Save it as a contact card instead.</source>
        <translation>Er staat meer in dit profiel dan in een code past. Bewaar het als contactkaart.</translation>
    </message>
</context>
<context>
    <name>CommentBox</name>
    <message>
        <source>Write a comment…</source>
        <translation>Schrijf een reactie…</translation>
    </message>
    <message>
        <source>Your comment</source>
        <translation>Je reactie</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, @ mentions a colleague</source>
        <translation>Ctrl+Enter verstuurt, met @ noem je een collega</translation>
    </message>
    <message>
        <source>Do not answer, comment instead</source>
        <translation>Niet antwoorden, maar gewoon reageren</translation>
    </message>
    <message>
        <source>You answer {name}</source>
        <translation>Je antwoordt {name}</translation>
    </message>
    <message>
        <source>You change your comment</source>
        <translation>Je wijzigt je reactie</translation>
    </message>
    <message>
        <source>Leave it as it was (Esc)</source>
        <translation>Laten zoals het was (Esc)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves, Esc leaves it as it was</source>
        <translation>Ctrl+Enter bewaart, Esc laat het zoals het was</translation>
    </message>
</context>
<context>
    <name>CommentView</name>
    <message>
        <source>{name}, {time}: {text}</source>
        <translation>{name}, {time}: {text}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Niet verstuurd</translation>
    </message>
    <message>
        <source>Not sent yet, this happens by itself</source>
        <translation>Nog niet verstuurd, dat gaat vanzelf</translation>
    </message>
    <message>
        <source>{time}, edited</source>
        <translation>{time}, gewijzigd</translation>
    </message>
    <message>
        <source>Edited {time}</source>
        <translation>Gewijzigd: {time}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwoorden</translation>
    </message>
    <message>
        <source>Answer {name}</source>
        <translation>Antwoord {name}</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citeren</translation>
    </message>
    <message>
        <source>Quote {name}</source>
        <translation>{name} citeren</translation>
    </message>
    <message>
        <source>Quotes what you selected, or all of it</source>
        <translation>Citeert wat je hebt geselecteerd, of alles</translation>
    </message>
    <message>
        <source>More about this comment</source>
        <translation>Meer over deze reactie</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Tekst kopiëren</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Melden…</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare two locations</source>
        <translation>Vergelijk twee locaties</translation>
    </message>
    <message>
        <source>One location</source>
        <translation>De ene locatie</translation>
    </message>
    <message>
        <source>The other location</source>
        <translation>De andere locatie</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n collega</numerusform>
            <numerusform>%n collega&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Known only in {place}</source>
        <translation>Alleen bekend in {place}</translation>
    </message>
    <message>
        <source>Known in both</source>
        <translation>Bekend in allebei</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
</context>
<context>
    <name>Completeness</name>
    <message>
        <source>A photo</source>
        <translation>Een foto</translation>
    </message>
    <message>
        <source>Colleagues recognise you at a flexible desk.</source>
        <translation>Collega&apos;s herkennen je aan een flexplek.</translation>
    </message>
    <message>
        <source>What you know about</source>
        <translation>Waar je veel van weet</translation>
    </message>
    <message>
        <source>That is how others find your help.</source>
        <translation>Zo vinden anderen jouw hulp.</translation>
    </message>
    <message>
        <source>Your function</source>
        <translation>Je functie</translation>
    </message>
    <message>
        <source>Others see at once what you are there for.</source>
        <translation>Anderen zien meteen waar je voor bent.</translation>
    </message>
    <message>
        <source>A phone number</source>
        <translation>Een telefoonnummer</translation>
    </message>
    <message>
        <source>Some questions are quicker asked aloud.</source>
        <translation>Sommige vragen stel je sneller hardop.</translation>
    </message>
    <message>
        <source>Your office</source>
        <translation>Je werkplek</translation>
    </message>
    <message>
        <source>Others know where to walk by.</source>
        <translation>Anderen weten waar ze kunnen binnenlopen.</translation>
    </message>
    <message>
        <source>Your team</source>
        <translation>Je team</translation>
    </message>
    <message>
        <source>You appear among the people of your team.</source>
        <translation>Je staat tussen de mensen van je team.</translation>
    </message>
    <message>
        <source>Something about you</source>
        <translation>Iets over jezelf</translation>
    </message>
    <message>
        <source>It is easier to begin a talk.</source>
        <translation>Dan begint een gesprek makkelijker.</translation>
    </message>
    <message>
        <source>A blank page! Nobody begins with more.</source>
        <translation>Een onbeschreven blad! Meer heeft niemand aan het begin.</translation>
    </message>
    <message>
        <source>A good start. Your colleagues can already say hello.</source>
        <translation>Een goed begin. Je collega&apos;s kunnen al hallo zeggen.</translation>
    </message>
    <message>
        <source>More than half. It begins to look like you.</source>
        <translation>Meer dan de helft. Het begint op je te lijken.</translation>
    </message>
    <message>
        <source>Nearly there: one cup of coffee&apos;s worth of work.</source>
        <translation>Bijna klaar: nog één kop koffie werk.</translation>
    </message>
    <message>
        <source>All there. Somebody will find you today who needs you.</source>
        <translation>Alles staat erop. Vandaag vindt iemand je die je nodig heeft.</translation>
    </message>
</context>
<context>
    <name>CompletenessPanel</name>
    <message>
        <source>{number} % complete</source>
        <translation>{number} % compleet</translation>
    </message>
</context>
<context>
    <name>ComposerWindow</name>
    <message>
        <source>Write</source>
        <translation>Schrijven</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Terug naar de tekst</translation>
    </message>
    <message>
        <source>Your draft is kept by itself</source>
        <translation>Je concept wordt vanzelf bewaard</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
    <message>
        <source>Undo all changes</source>
        <translation>Wijzigingen weggooien</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>Voor wie?</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n woord</numerusform>
            <numerusform>%n woorden</numerusform>
        </translation>
    </message>
    <message>
        <source>Give it a title first: that is what colleagues see of it.</source>
        <translation>Geef het eerst een titel: dat is wat collega&apos;s ervan zien.</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Copy the list</source>
        <translation>Lijst kopiëren</translation>
    </message>
    <message>
        <source>You are asked to confirm that you have read and understood this.</source>
        <translation>Er wordt je gevraagd te bevestigen dat je dit hebt gelezen en begrepen.</translation>
    </message>
    <message>
        <source>The author sees your name.</source>
        <translation>De auteur ziet je naam.</translation>
    </message>
    <message>
        <source>Read and understood</source>
        <translation>Gelezen en begrepen</translation>
    </message>
    <message>
        <source>You confirmed this. It is not sent yet, this happens by itself.</source>
        <translation>Je hebt dit bevestigd. Het is nog niet verstuurd, dat gaat vanzelf.</translation>
    </message>
    <message>
        <source>You confirmed this, {time}.</source>
        <translation>Je hebt dit bevestigd, {time}.</translation>
    </message>
    <message>
        <source>{number} of {all} colleagues have read and understood this.</source>
        <translation>Gelezen en begrepen door {number} van de {all} collega&apos;s.</translation>
    </message>
    <message>
        <source>Hide the names</source>
        <translation>Namen verbergen</translation>
    </message>
    <message>
        <source>Show who</source>
        <translation>Laat zien wie</translation>
    </message>
    <message>
        <source>Only you see who they are.</source>
        <translation>Alleen jij ziet wie dat zijn.</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Changed in two places</source>
        <translation>Op twee plekken gewijzigd</translation>
    </message>
    <message>
        <source>You changed this here and on another device. Nothing is lost: choose what it is to be.</source>
        <translation>Je wijzigde dit hier en op een ander apparaat. Er is niets verloren: kies wat het moet zijn.</translation>
    </message>
    <message>
        <source>Keep what I chose</source>
        <translation>Bewaar mijn keuze</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Daar</translation>
    </message>
    <message>
        <source>the photo chosen here</source>
        <translation>de foto die hier gekozen is</translation>
    </message>
    <message>
        <source>the other photo, or none</source>
        <translation>de andere foto, of geen</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leeg)</translation>
    </message>
</context>
<context>
    <name>ConnectionPill</name>
    <message>
        <source>Pause sending and fetching of files</source>
        <translation>Versturen en ophalen van bestanden pauzeren</translation>
    </message>
    <message>
        <source>Connection: {state}</source>
        <translation>Verbinding: {state}</translation>
    </message>
    <message>
        <source>What is sent and fetched, and what waits</source>
        <translation>Wat er verstuurd en opgehaald wordt, en wat er wacht</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Opnieuw aanmelden</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>Offline sinds {time}</translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>Bijwerken {done} van {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n niet verstuurd</numerusform>
            <numerusform>%n niet verstuurd</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Gepauzeerd</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n wacht op versturen</numerusform>
            <numerusform>%n wachten op versturen</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
</context>
<context>
    <name>ContactLine</name>
    <message>
        <source>Copy {what}</source>
        <translation>Kopieer {what}</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
</context>
<context>
    <name>CrashNotice</name>
    <message>
        <source>Mienskip stopped unexpectedly</source>
        <translation>Mienskip stopte onverwacht</translation>
    </message>
    <message>
        <source>It was started again. What you were writing is among your drafts in News, and what was not sent yet is sent now. A report helps to find out what it was; you read it before it goes anywhere.</source>
        <translation>Het is opnieuw gestart. Wat je aan het schrijven was staat bij je concepten in Nieuws, en wat nog niet verstuurd was wordt nu verstuurd. Een melding helpt om te vinden wat het was; je leest die eerst zelf.</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Probleem melden…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
</context>
<context>
    <name>CropDialog</name>
    <message>
        <source>Your photo</source>
        <translation>Je foto</translation>
    </message>
    <message>
        <source>How far to zoom in</source>
        <translation>Hoe ver inzoomen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Use this photo</source>
        <translation>Gebruik deze foto</translation>
    </message>
    <message>
        <source>Colleagues see what is in the circle. Drag it, or use the arrow keys.</source>
        <translation>Collega&apos;s zien wat in de cirkel staat. Sleep hem, of gebruik de pijltjestoetsen.</translation>
    </message>
</context>
<context>
    <name>CropView</name>
    <message>
        <source>The part of the photo that colleagues see</source>
        <translation>Het deel van de foto dat collega&apos;s zien</translation>
    </message>
    <message>
        <source>Move it with the arrow keys, make it smaller or larger with + and -</source>
        <translation>Verplaats het met de pijltjestoetsen, maak het kleiner of groter met + en -</translation>
    </message>
</context>
<context>
    <name>Describing</name>
    <message>
        <source>Use on top</source>
        <translation>Bovenaan zetten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Two colleagues at the new counter</source>
        <translation>Twee collega&apos;s aan de nieuwe balie</translation>
    </message>
    <message>
        <source>What is to be seen?</source>
        <translation>Wat is er te zien?</translation>
    </message>
    <message>
        <source>For colleagues who do not see the picture. You can also do this later.</source>
        <translation>Voor collega&apos;s die de afbeelding niet zien. Het mag ook later.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>This link leads to nothing that is here: it may be gone, or not for you.</source>
        <translation>Deze link leidt naar niets wat hier is: het is weg, of niet voor jou.</translation>
    </message>
    <message>
        <source>This computer has no keyring: you stay signed in until you quit.</source>
        <translation>Deze computer heeft geen sleutelbos: je blijft aangemeld tot je afsluit.</translation>
    </message>
</context>
<context>
    <name>Discussion</name>
    <message>
        <source>Comments are closed here.</source>
        <translation>Reageren kan hier niet.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier comment(s)</source>
        <translation>
            <numerusform>Toon %n eerdere reactie</numerusform>
            <numerusform>Toon %n eerdere reacties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n reactie</numerusform>
            <numerusform>%n reacties</numerusform>
        </translation>
    </message>
    <message>
        <source>Be the first to comment</source>
        <translation>Reageer als eerste</translation>
    </message>
    <message>
        <source>Your comment is deleted</source>
        <translation>Je reactie is verwijderd</translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message>
        <source>Picture {time}</source>
        <translation>Afbeelding {time}</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>Bestanden toevoegen…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>No document here or below has a name with “{words}”.</source>
        <translation>Geen document hier of daaronder heeft een naam met ‘{words}’.</translation>
    </message>
    <message>
        <source>Nothing in {place} yet</source>
        <translation>Nog niets in {place}</translation>
    </message>
    <message>
        <source>Drag files here: {audience}</source>
        <translation>Sleep bestanden hierheen: {audience}</translation>
    </message>
    <message>
        <source>Drop to share with {team}</source>
        <translation>Laat los om te delen met {team}</translation>
    </message>
    <message>
        <source>Drop to share with {team}, in {folder}</source>
        <translation>Laat los om te delen met {team}, in {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s) work there.</source>
        <translation>
            <numerusform>Er werkt %n collega.</numerusform>
            <numerusform>Er werken %n collega&apos;s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DraftsButton</name>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>No drafts: what you write is kept here by itself</source>
        <translation>Geen concepten: wat je schrijft wordt hier vanzelf bewaard</translation>
    </message>
    <message>
        <source>Without words yet</source>
        <translation>Nog zonder woorden</translation>
    </message>
    <message>
        <source>Changes to a post</source>
        <translation>Wijzigingen van een bericht</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Throw away “{title}”</source>
        <translation>‘{title}’ weggooien</translation>
    </message>
</context>
<context>
    <name>DropWindow</name>
    <message>
        <source>Teams to share with</source>
        <translation>Teams om mee te delen</translation>
    </message>
    <message>
        <source>Share files</source>
        <translation>Bestanden delen</translation>
    </message>
    <message>
        <source>Drop files on the team that they are for.</source>
        <translation>Sleep bestanden naar het team waarvoor ze zijn.</translation>
    </message>
    <message>
        <source>Share with {name}</source>
        <translation>Delen met {name}</translation>
    </message>
    <message>
        <source>In which team does {name} find it? Colleagues share files through a team; all its members see them.</source>
        <translation>In welk team vindt {name} het? Collega&apos;s delen bestanden via een team; alle leden daarvan zien ze.</translation>
    </message>
    <message>
        <source>You are in no team yet: there is nobody to share files with.</source>
        <translation>Je zit nog in geen team: er is niemand om bestanden mee te delen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) or folder(s) on the way to {team}.</source>
        <translation>
            <numerusform>%n bestand of map onderweg naar {team}.</numerusform>
            <numerusform>%n bestanden of mappen onderweg naar {team}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditingActions</name>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Open it in its usual program; what you save is a new version for everybody</source>
        <translation>Openen in het gewone programma; wat je bewaart is voor iedereen een nieuwe versie</translation>
    </message>
    <message>
        <source>Done editing</source>
        <translation>Klaar met bewerken</translation>
    </message>
    <message>
        <source>Tell me when it is free</source>
        <translation>Waarschuw me als het vrij is</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Versies…</translation>
    </message>
</context>
<context>
    <name>EditingRow</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Colleagues can change “{title}” again</source>
        <translation>Collega&apos;s kunnen ‘{title}’ weer bewerken</translation>
    </message>
    <message>
        <source>Done with {title}</source>
        <translation>Klaar met {title}</translation>
    </message>
    <message>
        <source>Open {title} again</source>
        <translation>{title} opnieuw openen</translation>
    </message>
</context>
<context>
    <name>EditingStrip</name>
    <message>
        <source>Your last save is not sent yet: choose in the activity page what is to be done with it</source>
        <translation>Wat je het laatst bewaarde is nog niet verstuurd: kies bij Activiteit wat ermee moet gebeuren</translation>
    </message>
    <message>
        <source>Your last save is being sent</source>
        <translation>Wat je het laatst bewaarde wordt verstuurd</translation>
    </message>
    <message>
        <source>You are working on this since {time}; colleagues can read it</source>
        <translation>Je werkt hieraan sinds {time}; collega&apos;s kunnen het lezen</translation>
    </message>
    <message>
        <source>You are working on this without a lock: a colleague may be changing it too</source>
        <translation>Je werkt hieraan zonder vergrendeling: misschien bewerkt een collega het ook</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Search an emoji</source>
        <translation>Zoek een emoji</translation>
    </message>
</context>
<context>
    <name>Enclosures</name>
    <message>
        <source>“{name}” could not be read.</source>
        <translation>‘{name}’ kon niet worden gelezen.</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>Mienskip has signed you out. What {who} had not sent is kept here, encrypted.</source>
        <translation>Mienskip heeft je afgemeld. Wat {who} nog niet verstuurde is hier versleuteld bewaard.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Probeer opnieuw</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked. As soon as you unlock it, we go on.</source>
        <translation>De sleutelbos van deze computer is op slot. Zodra je die opent, gaan we verder.</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Open in de browser</translation>
    </message>
    <message>
        <source>Sign in and remove it</source>
        <translation>Aanmelden en verwijderen</translation>
    </message>
    <message>
        <source>Fill in for the proxy…</source>
        <translation>Invullen voor de proxy…</translation>
    </message>
</context>
<context>
    <name>EventDelegate</name>
    <message>
        <source>over</source>
        <translation>voorbij</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Voor wie</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Add to my calendar</source>
        <translation>In mijn agenda zetten</translation>
    </message>
    <message>
        <source>Saves a calendar file (.ics) and opens it in your own calendar</source>
        <translation>Slaat een agendabestand (.ics) op en opent het in je eigen agenda</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Waarover</translation>
    </message>
    <message>
        <source>Calendar file (*.ics)</source>
        <translation>Agendabestand (*.ics)</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>Only you</source>
        <translation>Alleen jij</translation>
    </message>
    <message>
        <source>Team {team}</source>
        <translation>Team {team}</translation>
    </message>
    <message>
        <source>Your team</source>
        <translation>Je team</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>Waar en wanneer</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Opslaan als…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopiëren</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Openen in browser</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>Offline bewaren</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>All of this folder or team is kept offline.</source>
        <translation>Alles van deze map of dit team wordt offline bewaard.</translation>
    </message>
</context>
<context>
    <name>FileGrid</name>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Open {name}</source>
        <translation>{name} openen</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <translation>Staat op deze computer</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>Ook zonder verbinding bewaren</translation>
    </message>
    <message>
        <source>Keep {name} offline</source>
        <translation>{name} ook zonder verbinding bewaren</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
</context>
<context>
    <name>FileType</name>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-document</translation>
    </message>
    <message>
        <source>Text document</source>
        <translation>Tekstdocument</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Rekenblad</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Presentatie</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Afbeelding</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archief</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favoriet</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <translation>Offline bewaard</translation>
    </message>
    <message>
        <source>Will be kept offline</source>
        <translation>Wordt offline bewaard</translation>
    </message>
    <message>
        <source>Not sent: {reason}</source>
        <translation>Niet verstuurd: {reason}</translation>
    </message>
    <message>
        <source>{done} of {total} sent</source>
        <translation>{done} van {total} verstuurd</translation>
    </message>
    <message>
        <source>{done} of {total} fetched</source>
        <translation>{done} van {total} opgehaald</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Gepauzeerd</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Wacht op versturen</translation>
    </message>
    <message>
        <source>Waiting to be fetched</source>
        <translation>Wacht op ophalen</translation>
    </message>
    <message>
        <source>You are working on this since {time}</source>
        <translation>Je werkt hieraan sinds {time}</translation>
    </message>
    <message>
        <source>{name} is working on this since {time}</source>
        <translation>{name} werkt hieraan sinds {time}</translation>
    </message>
    <message>
        <source>in {folder}</source>
        <translation>in {folder}</translation>
    </message>
</context>
<context>
    <name>FilmControls</name>
    <message>
        <source>Place in the film</source>
        <translation>Plaats in de film</translation>
    </message>
    <message>
        <source>Captions (C)</source>
        <translation>Ondertiteling (C)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Ondertiteling</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Geluidssterkte</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>space bar</source>
        <translation>spatiebalk</translation>
    </message>
    <message>
        <source>{place} of {length}</source>
        <translation>{place} van {length}</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Geluid aan</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Geluid uit</translation>
    </message>
    <message>
        <source>Leave whole screen</source>
        <translation>Volledig scherm verlaten</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Volledig scherm</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Snelheid</translation>
    </message>
    <message>
        <source>Speed (&lt; and &gt;)</source>
        <translation>Snelheid (&lt; en &gt;)</translation>
    </message>
</context>
<context>
    <name>FilmPicker</name>
    <message>
        <source>Add captions…</source>
        <translation>Ondertiteling toevoegen…</translation>
    </message>
    <message>
        <source>Put into the text</source>
        <translation>In de tekst zetten</translation>
    </message>
    <message>
        <source>Film in the text</source>
        <translation>Film in de tekst</translation>
    </message>
    <message>
        <source>The picture that stands for the film</source>
        <translation>Het beeld dat voor de film staat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Which picture stands for it?</source>
        <translation>Welk beeld staat ervoor?</translation>
    </message>
    <message>
        <source>Picture at {time}</source>
        <translation>Beeld op {time}</translation>
    </message>
    <message>
        <source>This film cannot be played on this computer, so there is no picture of it.</source>
        <translation>Deze film kan op deze computer niet worden afgespeeld. Daarom is er geen beeld van.</translation>
    </message>
    <message>
        <source>Captions ({endings})</source>
        <translation>Ondertiteling ({endings})</translation>
    </message>
    <message>
        <source>Choose captions</source>
        <translation>Ondertiteling kiezen</translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) go along.</source>
        <translation>
            <numerusform>%n ondertitel gaat mee.</numerusform>
            <numerusform>%n ondertitels gaan mee.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other captions…</source>
        <translation>Andere ondertiteling…</translation>
    </message>
    <message>
        <source>No captions yet. Who cannot hear the film cannot follow it without.</source>
        <translation>Nog geen ondertiteling. Wie de film niet kan horen, kan hem zonder niet volgen.</translation>
    </message>
    <message>
        <source>Some colleagues may not be able to play this kind of film. MP4 works for everybody.</source>
        <translation>Sommige collega&apos;s kunnen dit soort film misschien niet afspelen. MP4 werkt voor iedereen.</translation>
    </message>
</context>
<context>
    <name>FilmView</name>
    <message>
        <source>There is no connection, and this film is not kept on this computer.</source>
        <translation>Er is geen verbinding, en deze film is niet bewaard op deze computer.</translation>
    </message>
    <message>
        <source>This film is being sent. Colleagues see it when all of it is there.</source>
        <translation>Deze film wordt verstuurd. Collega&apos;s zien hem zodra hij er helemaal is.</translation>
    </message>
    <message>
        <source>Play film: {title}</source>
        <translation>Film afspelen: {title}</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>Ophalen…</translation>
    </message>
    <message>
        <source>Go on watching</source>
        <translation>Verder kijken</translation>
    </message>
    <message>
        <source>This film was replaced by another while you watched.</source>
        <translation>Deze film is vervangen door een andere terwijl je keek.</translation>
    </message>
    <message>
        <source>The connection was lost. The film goes on as soon as it is back.</source>
        <translation>De verbinding is weg. De film gaat verder zodra die er weer is.</translation>
    </message>
    <message>
        <source>You have to sign in again. Then the film goes on where it was.</source>
        <translation>Je moet je opnieuw aanmelden. Daarna gaat de film verder waar je was.</translation>
    </message>
    <message>
        <source>This film cannot be played here.</source>
        <translation>Deze film kan hier niet worden afgespeeld.</translation>
    </message>
    <message>
        <source>Open in its usual program</source>
        <translation>Openen in het gewone programma</translation>
    </message>
    <message>
        <source>This film is being sent: {per_cent} %</source>
        <translation>Deze film wordt verstuurd: {per_cent} %</translation>
    </message>
    <message>
        <source>Film: {title}</source>
        <translation>Film: {title}</translation>
    </message>
</context>
<context>
    <name>FilterPill</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ongelezen</numerusform>
            <numerusform>%n ongelezen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Location</source>
        <translation>Locatie</translation>
    </message>
    <message>
        <source>All locations</source>
        <translation>Alle locaties</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Alle teams</translation>
    </message>
    <message>
        <source>Knows about</source>
        <translation>Weet veel van</translation>
    </message>
    <message>
        <source>All knowledge areas</source>
        <translation>Alle kennisgebieden</translation>
    </message>
    <message>
        <source>Works today at</source>
        <translation>Werkt vandaag in</translation>
    </message>
    <message>
        <source>Wherever they work</source>
        <translation>Waar ze ook werken</translation>
    </message>
    <message>
        <source>Ambassadors</source>
        <translation>Ambassadeurs</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filters wissen</translation>
    </message>
</context>
<context>
    <name>FollowButton</name>
    <message>
        <source>Following</source>
        <translation>Je volgt dit</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>You follow {name}. What is written there stands under “Followed” in the news.</source>
        <translation>Je volgt {name}. Wat daar geschreven wordt, staat bij het nieuws onder ‘Gevolgd’.</translation>
    </message>
    <message>
        <source>Follow {name}: what is written there stands under “Followed” in the news.</source>
        <translation>Volg {name}: wat daar geschreven wordt, staat bij het nieuws onder ‘Gevolgd’.</translation>
    </message>
    <message>
        <source>No longer follow {name}</source>
        <translation>{name} niet meer volgen</translation>
    </message>
    <message>
        <source>Follow {name}</source>
        <translation>{name} volgen</translation>
    </message>
</context>
<context>
    <name>FrontPicture</name>
    <message>
        <source>Picture on top</source>
        <translation>Afbeelding bovenaan</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>or drop one here; the overview shows it too</source>
        <translation>of sleep er een hierheen; het overzicht toont hem ook</translation>
    </message>
    <message>
        <source>Remove the picture on top</source>
        <translation>De afbeelding bovenaan weghalen</translation>
    </message>
    <message>
        <source>Other picture</source>
        <translation>Andere afbeelding</translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Copy addresses</source>
        <translation>Kopieer adressen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaar</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Druk af…</translation>
    </message>
    <message>
        <source>Contact cards (vCard)…</source>
        <translation>Contactkaarten (vCard)…</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (CSV)…</source>
        <translation>Tabel voor een rekenblad (CSV)…</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n collega</numerusform>
            <numerusform>%n collega&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Contact cards (*.vcf)</source>
        <translation>Contactkaarten (*.vcf)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabel (*.csv)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Bewaard als {name}</translation>
    </message>
    <message>
        <source>These are too many for one link. Their addresses are copied: paste them.</source>
        <translation>Dit zijn er te veel voor één link. De adressen zijn gekopieerd: plak ze.</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) copied</source>
        <translation>
            <numerusform>%n adres gekopieerd</numerusform>
            <numerusform>%n adressen gekopieerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Print {title}</source>
        <translation>{title} afdrukken</translation>
    </message>
</context>
<context>
    <name>Herald</name>
    <message>
        <source>Something new on the intranet</source>
        <translation>Iets nieuws op het intranet</translation>
    </message>
    <message>
        <source>New from {name}</source>
        <translation>Nieuw van {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n new for you</source>
        <translation>
            <numerusform>%n nieuw bericht voor jou</numerusform>
            <numerusform>%n nieuwe berichten voor jou</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation>Dit is een test</translation>
    </message>
    <message>
        <source>Notifications of Mienskip look like this.</source>
        <translation>Zo zien meldingen van Mienskip eruit.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Meld je opnieuw aan</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>Wat er gevonden is</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>Your profile</source>
        <translation>Je profiel</translation>
    </message>
    <message>
        <source>Shall we meet?</source>
        <translation>Zullen we kennismaken?</translation>
    </message>
    <message>
        <source>{number} % complete</source>
        <translation>{number} % compleet</translation>
    </message>
    <message>
        <source>Fill it in</source>
        <translation>Vul aan</translation>
    </message>
    <message>
        <source>Make my profile</source>
        <translation>Maak mijn profiel</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Ask again in two weeks</source>
        <translation>Vraag het over twee weken weer</translation>
    </message>
</context>
<context>
    <name>KeepButton</name>
    <message>
        <source>Keep offline</source>
        <translation>Offline bewaren</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <translation>Offline bewaard</translation>
    </message>
    <message>
        <source>Will be fetched</source>
        <translation>Wordt opgehaald</translation>
    </message>
    <message>
        <source>Being fetched: {per_cent} %</source>
        <translation>Ophalen: {per_cent} %</translation>
    </message>
    <message>
        <source>A film that is kept can be seen without a connection.</source>
        <translation>Een bewaarde film kun je zonder verbinding bekijken.</translation>
    </message>
</context>
<context>
    <name>LeavingNotice</name>
    <message>
        <source>Nobody has used this computer for a while. Everything of the intranet leaves it then. What you have not sent yet stays here, encrypted, until you sign in again; only documents that you have open to be changed are not encrypted.</source>
        <translation>Deze computer is een tijd niet gebruikt. Alles van het intranet gaat er dan af. Wat je nog niet verstuurde blijft hier, versleuteld, tot je je weer aanmeldt; alleen documenten die je open hebt om te wijzigen zijn niet versleuteld.</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Aangemeld blijven</translation>
    </message>
    <message>
        <source>You are signed out in {seconds} s</source>
        <translation>Je wordt over {seconds} s afgemeld</translation>
    </message>
</context>
<context>
    <name>Lightbox</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>Vorige afbeelding</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>Volgende afbeelding</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Afbeelding</translation>
    </message>
</context>
<context>
    <name>LikeButton</name>
    <message numerus="yes">
        <source>%n like(s)</source>
        <translation>
            <numerusform>%n vind-ik-leuk</numerusform>
            <numerusform>%n keer vind-ik-leuk</numerusform>
        </translation>
    </message>
    <message>
        <source>Like</source>
        <translation>Vind ik leuk</translation>
    </message>
    <message>
        <source>You like this: {count}</source>
        <translation>Jij vindt dit leuk: {count}</translation>
    </message>
    <message>
        <source>Take your like back</source>
        <translation>Toch niet</translation>
    </message>
    <message>
        <source>Let the author know</source>
        <translation>Laat het de auteur weten</translation>
    </message>
</context>
<context>
    <name>Linking</name>
    <message>
        <source>Remove link</source>
        <translation>Link weghalen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link maken</translation>
    </message>
    <message>
        <source>Address, or search for a colleague, team, document or news</source>
        <translation>Adres, of zoek een collega, team, document of nieuws</translation>
    </message>
    <message>
        <source>Where does it lead?</source>
        <translation>Waar gaat de link heen?</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Name, function or what somebody knows about</source>
        <translation>Naam, functie of waar iemand veel van weet</translation>
    </message>
    <message>
        <source>Look for colleagues</source>
        <translation>Zoek collega&apos;s</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n collega</numerusform>
            <numerusform>%n collega&apos;s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gevonden</numerusform>
            <numerusform>%n gevonden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n know(s) about “{text}”</source>
        <translation>
            <numerusform>%n weet van ‘{text}’</numerusform>
            <numerusform>%n weten van ‘{text}’</numerusform>
        </translation>
    </message>
    <message>
        <source>No colleagues yet</source>
        <translation>Nog geen collega&apos;s</translation>
    </message>
    <message>
        <source>As soon as there are profiles on the intranet, you find everybody here, offline too.</source>
        <translation>Zodra er profielen op het intranet staan, vind je hier iedereen, ook offline.</translation>
    </message>
    <message>
        <source>Nobody found for “{text}”</source>
        <translation>Niemand gevonden voor ‘{text}’</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message numerus="yes">
        <source>Without the filters there would be %n.</source>
        <translation>
            <numerusform>Zonder de filters zou het er %n zijn.</numerusform>
            <numerusform>Zonder de filters zouden het er %n zijn.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not without the filters either. Try fewer or other words.</source>
        <translation>Zonder de filters ook niet. Probeer minder of andere woorden.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filters wissen</translation>
    </message>
    <message>
        <source>Try fewer letters or another word: a name, a function, a place or what somebody knows about.</source>
        <translation>Probeer minder letters of een ander woord: een naam, een functie, een plaats of waar iemand veel van weet.</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Toon iedereen</translation>
    </message>
</context>
<context>
    <name>LockedDialog</name>
    <message>
        <source>Open to read</source>
        <translation>Openen om te lezen</translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation>{name} vragen</translation>
    </message>
    <message>
        <source>Tell me when it is free</source>
        <translation>Waarschuw me als het vrij is</translation>
    </message>
    <message>
        <source>Take it over…</source>
        <translation>Overnemen…</translation>
    </message>
    <message>
        <source>Take it over all the same</source>
        <translation>Toch overnemen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>You can read this, and not change it</source>
        <translation>Je kunt dit lezen, maar niet bewerken</translation>
    </message>
    <message>
        <source>{name} is working on this</source>
        <translation>{name} werkt hieraan</translation>
    </message>
    <message>
        <source>{name} is working on this since {time}</source>
        <translation>{name} werkt hieraan sinds {time}</translation>
    </message>
    <message>
        <source>Ask the team that owns this place if you need to.</source>
        <translation>Vraag het aan het team van deze plek als je dat nodig hebt.</translation>
    </message>
    <message>
        <source>Two people cannot change “{title}” at once: one would write over the other.</source>
        <translation>Twee mensen kunnen ‘{title}’ niet tegelijk bewerken: de een zou over de ander heen schrijven.</translation>
    </message>
    <message>
        <source>Take it over from {name}?</source>
        <translation>Overnemen van {name}?</translation>
    </message>
    <message>
        <source>{name} may still have it open. What {name} saves after this is kept apart, and {name} has to choose which version stays. Do this only when you know that {name} has stopped, or has forgotten it.</source>
        <translation>Misschien heeft {name} het nog open. Wat {name} hierna bewaart blijft apart staan, en {name} moet dan kiezen welke versie blijft. Doe dit alleen als je weet dat {name} gestopt is, of het is vergeten.</translation>
    </message>
    <message>
        <source>May I change “{title}”?</source>
        <translation>Mag ik ‘{title}’ bewerken?</translation>
    </message>
    <message>
        <source>You are working on it now. Tell me when you are done?

{link}</source>
        <translation>Je werkt er nu aan. Laat je het me weten als je klaar bent?

{link}</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Favourite</source>
        <translation>Favoriet</translation>
    </message>
    <message>
        <source>Tell me of changes</source>
        <translation>Vertel mij over wijzigingen</translation>
    </message>
    <message>
        <source>Look at this again on…</source>
        <translation>Kijk hier opnieuw naar op…</translation>
    </message>
</context>
<context>
    <name>MeButton</name>
    <message>
        <source>My profile: {name}</source>
        <translation>Mijn profiel: {name}</translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message>
        <source>Members of {team}</source>
        <translation>Leden van {team}</translation>
    </message>
    <message>
        <source>Add a colleague: name, function or team</source>
        <translation>Voeg een collega toe: naam, functie of team</translation>
    </message>
    <message>
        <source>Find a colleague to add</source>
        <translation>Zoek een collega om toe te voegen</translation>
    </message>
    <message>
        <source>Colleagues who can be added</source>
        <translation>Collega&apos;s die toegevoegd kunnen worden</translation>
    </message>
    <message>
        <source>The members are being asked for…</source>
        <translation>De leden worden opgevraagd…</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Leden</translation>
    </message>
    <message>
        <source>Take out of the team</source>
        <translation>Uit het team halen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s). Each sees all messages and documents of the team.</source>
        <translation>
            <numerusform>%n lid. Dat ziet alle berichten en documenten van het team.</numerusform>
            <numerusform>%n leden. Ieder ziet alle berichten en documenten van het team.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message>
        <source>People of the team</source>
        <translation>Mensen van het team</translation>
    </message>
    <message>
        <source>Nobody has {team} in their profile yet</source>
        <translation>Nog niemand heeft {team} in het profiel staan</translation>
    </message>
    <message>
        <source>Colleagues whose profile names this team appear here.</source>
        <translation>Collega&apos;s met dit team in hun profiel zie je hier.</translation>
    </message>
</context>
<context>
    <name>MenuTree</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>MyProfileScreen</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaar</translation>
    </message>
    <message>
        <source>See it as colleagues do</source>
        <translation>Bekijk het als collega</translation>
    </message>
    <message>
        <source>One thing is not right yet.</source>
        <translation>Eén ding klopt nog niet.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Bewaard</translation>
    </message>
    <message>
        <source>Make your profile</source>
        <translation>Maak je profiel</translation>
    </message>
    <message>
        <source>Nobody has filled it in for you: it is yours. A name is enough to begin with.</source>
        <translation>Niemand heeft het voor je ingevuld: het is van jou. Een naam is genoeg om te beginnen.</translation>
    </message>
    <message>
        <source>My profile</source>
        <translation>Mijn profiel</translation>
    </message>
    <message>
        <source>Colleagues see it as soon as you save it.</source>
        <translation>Collega&apos;s zien het zodra je het bewaart.</translation>
    </message>
    <message>
        <source>What you know about</source>
        <translation>Waar je veel van weet</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>Over mij</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Where you work</source>
        <translation>Waar je werkt</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n wijziging nog niet bewaard</numerusform>
            <numerusform>%n wijzigingen nog niet bewaard</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved here. It is sent as soon as the intranet can be reached.</source>
        <translation>Hier bewaard. Het wordt verstuurd zodra het intranet bereikbaar is.</translation>
    </message>
</context>
<context>
    <name>NativeNotifier</name>
    <message>
        <source>Mark as read</source>
        <translation>Gelezen</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>Over een uur</translation>
    </message>
    <message>
        <source>Why this?</source>
        <translation>Waarom dit?</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwoorden</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
</context>
<context>
    <name>Neighbours</name>
    <message>
        <source>Previous blog</source>
        <translation>Vorige blog</translation>
    </message>
    <message>
        <source>Next blog</source>
        <translation>Volgende blog</translation>
    </message>
</context>
<context>
    <name>NewsCard</name>
    <message>
        <source>unread</source>
        <translation>ongelezen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelezen</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officieel</translation>
    </message>
</context>
<context>
    <name>NewsFeed</name>
    <message>
        <source>What follows was there when you were last here</source>
        <translation>Wat volgt was er al bij je vorige bezoek</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Vastgezet</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officieel</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n reactie</numerusform>
            <numerusform>%n reacties</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Bewaard</translation>
    </message>
</context>
<context>
    <name>NewsFilter</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>No news yet</source>
        <translation>Nog geen nieuws</translation>
    </message>
    <message>
        <source>What colleagues share with you appears here. You can read it offline too.</source>
        <translation>Wat collega&apos;s met je delen zie je hier. Je kunt het ook offline lezen.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisatie</translation>
    </message>
    <message>
        <source>Nothing from the organisation yet</source>
        <translation>Nog niets van de organisatie</translation>
    </message>
    <message>
        <source>News that is meant for everyone appears here.</source>
        <translation>Nieuws dat voor iedereen is zie je hier.</translation>
    </message>
    <message>
        <source>My teams</source>
        <translation>Mijn teams</translation>
    </message>
    <message>
        <source>No messages from your teams yet</source>
        <translation>Nog geen berichten van je teams</translation>
    </message>
    <message>
        <source>What is shared with one of your teams only appears here.</source>
        <translation>Wat alleen met een van je teams gedeeld is zie je hier.</translation>
    </message>
    <message>
        <source>Blogs</source>
        <translation>Blogs</translation>
    </message>
    <message>
        <source>No blogs yet</source>
        <translation>Nog geen blogs</translation>
    </message>
    <message>
        <source>Colleagues who write about their work appear here.</source>
        <translation>Collega&apos;s die over hun werk schrijven zie je hier.</translation>
    </message>
    <message>
        <source>Followed</source>
        <translation>Gevolgd</translation>
    </message>
    <message>
        <source>Nothing of those you follow yet</source>
        <translation>Nog niets van wie je volgt</translation>
    </message>
    <message>
        <source>Follow a colleague or a blog with the button next to the name, and read here what they write.</source>
        <translation>Volg een collega of een blog met de knop naast de naam, en lees hier wat ze schrijven.</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ongelezen</translation>
    </message>
    <message>
        <source>You have read everything</source>
        <translation>Je hebt alles gelezen</translation>
    </message>
    <message>
        <source>Well done. New items appear here by themselves.</source>
        <translation>Goed bezig. Nieuwe berichten komen hier vanzelf.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Bewaard</translation>
    </message>
    <message>
        <source>Nothing saved yet</source>
        <translation>Nog niets bewaard</translation>
    </message>
    <message>
        <source>Press S on a news item to save it for later. You can read it on the train, with its pictures.</source>
        <translation>Druk op S bij een bericht om het te bewaren. Je leest het ook in de trein, met de afbeeldingen.</translation>
    </message>
</context>
<context>
    <name>NewsList</name>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>↑ New since you were last here</source>
        <translation>↑ Nieuw sinds je laatste bezoek</translation>
    </message>
</context>
<context>
    <name>NewsOverview</name>
    <message>
        <source>Write</source>
        <translation>Schrijven</translation>
    </message>
    <message>
        <source>Search in the news</source>
        <translation>Zoek in het nieuws</translation>
    </message>
    <message>
        <source>Mark all of this as read</source>
        <translation>Dit allemaal markeren als gelezen</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>Which news: {name}</source>
        <translation>Welk nieuws: {name}</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”</source>
        <translation>Niets gevonden voor ‘{text}’</translation>
    </message>
    <message>
        <source>Try another word, or a shorter one.</source>
        <translation>Probeer een ander woord, of een korter.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
</context>
<context>
    <name>NewsScreen</name>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>Dit is er niet meer</translation>
    </message>
    <message>
        <source>It was deleted or moved, or it is no longer shared with you.</source>
        <translation>Het is verwijderd of verplaatst, of het wordt niet meer met je gedeeld.</translation>
    </message>
    <message>
        <source>All news</source>
        <translation>Al het nieuws</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) marked as read.</source>
        <translation>
            <numerusform>%n bericht gemarkeerd als gelezen.</numerusform>
            <numerusform>%n berichten gemarkeerd als gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is deleted for everybody.</source>
        <translation>‘{title}’ is voor iedereen verwijderd.</translation>
    </message>
</context>
<context>
    <name>NotForMe</name>
    <message numerus="yes">
        <source>%n colleague(s) say that this was not for them.</source>
        <translation>
            <numerusform>%n collega zegt dat dit niet voor haar of hem was.</numerusform>
            <numerusform>%n collega&apos;s zeggen dat dit niet voor hen was.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is named. Might it be for fewer people next time, or now?</source>
        <translation>Niemand wordt genoemd. Kan het voortaan, of nu, voor minder mensen?</translation>
    </message>
    <message>
        <source>For whom is it?</source>
        <translation>Voor wie is het?</translation>
    </message>
    <message>
        <source>You said that this was not for you.</source>
        <translation>Je hebt gezegd dat dit niet voor jou was.</translation>
    </message>
    <message>
        <source>The author sees a number, not names.</source>
        <translation>De auteur ziet een aantal, geen namen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Terugnemen</translation>
    </message>
    <message>
        <source>Was this for you?</source>
        <translation>Was dit voor jou?</translation>
    </message>
    <message>
        <source>Not for me</source>
        <translation>Niet voor mij</translation>
    </message>
</context>
<context>
    <name>NoticePane</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Gelezen</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>Over een uur</translation>
    </message>
    <message>
        <source>You are told of it again in an hour</source>
        <translation>Over een uur krijg je deze melding opnieuw</translation>
    </message>
    <message>
        <source>All choices…</source>
        <translation>Alle keuzes…</translation>
    </message>
    <message>
        <source>{time}, again {later}</source>
        <translation>{time}, opnieuw {later}</translation>
    </message>
    <message>
        <source>{kind}:</source>
        <translation>{kind}:</translation>
    </message>
    <message>
        <source>Tell me of news of {team}</source>
        <translation>Meld nieuws van {team}</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Only count</source>
        <translation>Alleen tellen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>Why did this come?</source>
        <translation>Waarom kreeg je dit?</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>Close this message</source>
        <translation>Sluit deze melding</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>En nog %n.</numerusform>
            <numerusform>En nog %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticesModel</name>
    <message>
        <source>seen</source>
        <translation>gezien</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
</context>
<context>
    <name>NoticesScreen</name>
    <message>
        <source>Mark all as read</source>
        <translation>Alles gelezen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Nog niets</translation>
    </message>
    <message>
        <source>What others do that concerns you stands here, also when this computer cannot show it.</source>
        <translation>Hier staat wat anderen doen dat jou aangaat, ook als deze computer het niet kan laten zien.</translation>
    </message>
</context>
<context>
    <name>NotificationChoices</name>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Meldingen tonen</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Waar het over gaat</translation>
    </message>
    <message>
        <source>Only whom it is from</source>
        <translation>Alleen van wie het is</translation>
    </message>
    <message>
        <source>Only that there is something</source>
        <translation>Alleen dat er iets is</translation>
    </message>
    <message>
        <source>What others can see on my screen</source>
        <translation>Wat anderen op mijn scherm kunnen zien</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Stille uren</translation>
    </message>
    <message>
        <source>Only on these days</source>
        <translation>Alleen op deze dagen</translation>
    </message>
    <message>
        <source>15 minutes before</source>
        <translation>15 minuten ervoor</translation>
    </message>
    <message>
        <source>An hour before</source>
        <translation>Een uur ervoor</translation>
    </message>
    <message>
        <source>A day before</source>
        <translation>Een dag ervoor</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
    <message>
        <source>Remind me of events that I go to</source>
        <translation>Herinner me aan waar ik heen ga</translation>
    </message>
    <message>
        <source>Tell me what I missed</source>
        <translation>Vertel me wat ik gemist heb</translation>
    </message>
    <message>
        <source>Each day</source>
        <translation>Elke dag</translation>
    </message>
    <message>
        <source>Each week</source>
        <translation>Elke week</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>Op welke dag</translation>
    </message>
    <message>
        <source>At what time</source>
        <translation>Hoe laat</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>Only count</source>
        <translation>Alleen tellen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Stil vanaf</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Stil tot</translation>
    </message>
    <message>
        <source>to</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>Tell me of news of these teams</source>
        <translation>Meld nieuws van deze teams</translation>
    </message>
    <message>
        <source>Send me a test notification</source>
        <translation>Stuur me een testmelding</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>over %n dag</numerusform>
            <numerusform>over %n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Organising</name>
    <message>
        <source>New folder…</source>
        <translation>Nieuwe map…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Andere naam</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nieuwe map</translation>
    </message>
    <message>
        <source>“{name}” is deleted for everybody.</source>
        <translation>‘{name}’ wordt voor iedereen verwijderd.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) and folders are deleted for everybody.</source>
        <translation>
            <numerusform>%n document of map wordt voor iedereen verwijderd.</numerusform>
            <numerusform>%n documenten en mappen worden voor iedereen verwijderd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageFiles</name>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Changed {when}</source>
        <translation>Gewijzigd {when}</translation>
    </message>
    <message>
        <source>Page by {name}</source>
        <translation>Pagina van {name}</translation>
    </message>
    <message>
        <source>Open {address}</source>
        <translation>{address} openen</translation>
    </message>
    <message>
        <source>Change in the browser</source>
        <translation>Wijzigen in de browser</translation>
    </message>
    <message>
        <source>You may change this page: the intranet opens in your browser</source>
        <translation>Jij mag deze pagina wijzigen: het intranet gaat open in je browser</translation>
    </message>
    <message>
        <source>Tell me of changes</source>
        <translation>Meld wijzigingen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>You hear when this page changes</source>
        <translation>Je krijgt bericht als deze pagina verandert</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopiëren</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Openen in browser</translation>
    </message>
    <message>
        <source>The link is copied</source>
        <translation>De link is gekopieerd</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Afdrukken</translation>
    </message>
</context>
<context>
    <name>PagesScreen</name>
    <message>
        <source>Pages</source>
        <translation>Vast menu</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>Dit is er niet meer</translation>
    </message>
    <message>
        <source>It was deleted or moved, or it is no longer shared with you.</source>
        <translation>Het is verwijderd of verplaatst, of het wordt niet meer met je gedeeld.</translation>
    </message>
    <message>
        <source>The menu is still empty</source>
        <translation>Het vaste menu is nog leeg</translation>
    </message>
    <message>
        <source>Here everybody finds what does not change every day: arrangements, manuals, who does what.</source>
        <translation>Hier vindt iedereen wat niet elke dag verandert: regelingen, handleidingen, wie wat doet.</translation>
    </message>
    <message>
        <source>Write the first page on the intranet; it shows up here by itself.</source>
        <translation>Schrijf de eerste pagina op het intranet; die verschijnt hier vanzelf.</translation>
    </message>
    <message>
        <source>Write the first page</source>
        <translation>Eerste pagina schrijven</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>knows about {areas}</source>
        <translation>weet van {areas}</translation>
    </message>
    <message>
        <source>ambassador</source>
        <translation>ambassadeur</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>This colleague is no longer there</source>
        <translation>Deze collega is er niet meer</translation>
    </message>
    <message>
        <source>The profile was removed, or you may no longer see it.</source>
        <translation>Het profiel is verwijderd, of je mag het niet meer zien.</translation>
    </message>
    <message>
        <source>Who are you looking for?</source>
        <translation>Wie zoek je?</translation>
    </message>
    <message>
        <source>Choose a colleague to see how to reach them and what they know about.</source>
        <translation>Kies een collega om te zien hoe je die bereikt en waar die veel van weet.</translation>
    </message>
    <message>
        <source>Compare two locations</source>
        <translation>Vergelijk twee locaties</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Collega&apos;s</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>Colleagues</source>
        <translation>Collega&apos;s</translation>
    </message>
</context>
<context>
    <name>PhotoField</name>
    <message>
        <source>Choose a photo…</source>
        <translation>Kies een foto…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Plak</translation>
    </message>
    <message>
        <source>Take a photo…</source>
        <translation>Maak een foto…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Haal weg</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff)</source>
        <translation>Foto&apos;s (*.jpg *.jpeg *.png *.webp *.heic *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Kies een foto</translation>
    </message>
    <message>
        <source>There is no photo on the clipboard.</source>
        <translation>Er staat geen foto op het klembord.</translation>
    </message>
    <message>
        <source>One moment, the photo is being read…</source>
        <translation>Een ogenblik, de foto wordt gelezen…</translation>
    </message>
    <message>
        <source>Drop a photo on the circle. Only what you choose of it is sent, never where it was taken.</source>
        <translation>Sleep een foto op de cirkel. Alleen wat je ervan kiest wordt verstuurd, nooit waar hij gemaakt is.</translation>
    </message>
</context>
<context>
    <name>Placed</name>
    <message>
        <source>What is to be seen? Click to describe it.</source>
        <translation>Wat is er te zien? Klik om het te beschrijven.</translation>
    </message>
    <message>
        <source>This part stays as it is; you can move or delete it here</source>
        <translation>Dit deel blijft zoals het is; je kunt het hier verplaatsen of weghalen</translation>
    </message>
</context>
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%n item(s) fetched</source>
        <translation>
            <numerusform>%n item opgehaald</numerusform>
            <numerusform>%n items opgehaald</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting to be sent</source>
        <translation>
            <numerusform>%n wijziging wacht op versturen</numerusform>
            <numerusform>%n wijzigingen wachten op versturen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done already.</source>
        <translation>
            <numerusform>%n stap was al gedaan.</numerusform>
            <numerusform>%n stappen waren al gedaan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n afbeelding getekend</numerusform>
            <numerusform>%n afbeeldingen getekend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>Your photo: drop or paste another one here</source>
        <translation>Je foto: sleep of plak hier een andere</translation>
    </message>
</context>
<context>
    <name>PostHistoryWindow</name>
    <message>
        <source>Earlier versions of “{title}”</source>
        <translation>Eerdere versies van ‘{title}’</translation>
    </message>
    <message>
        <source>Put this version back</source>
        <translation>Deze versie terugzetten</translation>
    </message>
    <message>
        <source>Versions, the newest first</source>
        <translation>Versies, de nieuwste eerst</translation>
    </message>
    <message>
        <source>The intranet keeps no versions of this message.</source>
        <translation>Het intranet bewaart geen versies van dit bericht.</translation>
    </message>
    <message>
        <source>No versions are kept</source>
        <translation>Er worden geen versies bewaard</translation>
    </message>
    <message>
        <source>{time} · now</source>
        <translation>{time} · nu</translation>
    </message>
</context>
<context>
    <name>PreferencesScreen</name>
    <message>
        <source>Preferences</source>
        <translation>Voorkeuren</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tekstgrootte</translation>
    </message>
    <message>
        <source>Drawn figures for people without a photo</source>
        <translation>Getekende figuurtjes voor mensen zonder foto</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Gedrag</translation>
    </message>
    <message>
        <source>Start with the computer, in the tray</source>
        <translation>Met de computer starten, in het systeemvak</translation>
    </message>
    <message>
        <source>Keep running when I close the window</source>
        <translation>Doorgaan als ik het venster sluit</translation>
    </message>
    <message>
        <source>Sign me out when nobody uses the computer</source>
        <translation>Afmelden als niemand de computer gebruikt</translation>
    </message>
    <message>
        <source>Sign me out when Mienskip ends</source>
        <translation>Afmelden als Mienskip stopt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
    <message>
        <source>After {number} min</source>
        <translation>Na {number} min</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>Ingesteld door je organisatie</translation>
    </message>
    <message>
        <source>Ask your help desk if you need it otherwise.</source>
        <translation>Vraag je helpdesk als je het anders nodig hebt.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>Zo snel als het gaat</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} per seconde</translation>
    </message>
    <message>
        <source>Send documents</source>
        <translation>Documenten versturen</translation>
    </message>
    <message>
        <source>Fetch documents</source>
        <translation>Documenten ophalen</translation>
    </message>
    <message>
        <source>Room for documents that you opened</source>
        <translation>Ruimte voor documenten die je opende</translation>
    </message>
    <message>
        <source>Keep documents that you opened</source>
        <translation>Documenten bewaren die je opende</translation>
    </message>
    <message>
        <source>Large files on metered connections too</source>
        <translation>Grote bestanden ook als je voor verbruik betaalt</translation>
    </message>
    <message>
        <source>As long as there is room</source>
        <translation>Zolang er ruimte is</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) after I used them</source>
        <translation>
            <numerusform>%n dag nadat ik ze gebruikte</numerusform>
            <numerusform>%n dagen nadat ik ze gebruikte</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>{name} on {site}</source>
        <translation>{name} op {site}</translation>
    </message>
    <message>
        <source>Sign out and forget me on this computer</source>
        <translation>Afmelden en vergeten op deze computer</translation>
    </message>
    <message>
        <source>Accounts side by side…</source>
        <translation>Accounts naast elkaar…</translation>
    </message>
    <message>
        <source>Everything of the intranet leaves this computer: colleagues, news, documents, and what waits to be sent. On the intranet itself nothing changes.</source>
        <translation>Alles van het intranet gaat van deze computer af: collega&apos;s, nieuws, documenten en wat nog wacht op versturen. Op het intranet zelf verandert niets.</translation>
    </message>
    <message>
        <source>Sign out and remove everything</source>
        <translation>Afmelden en alles verwijderen</translation>
    </message>
    <message>
        <source>Stay signed in</source>
        <translation>Aangemeld blijven</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over dit programma</translation>
    </message>
    <message>
        <source>Mienskip {version}. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Mienskip {version}. Vrije software onder de GNU General Public License, versie 3 of later.</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Een probleem melden…</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of yours are not sent yet: they would be lost.</source>
        <translation>
            <numerusform>%n wijziging van jou is nog niet verstuurd: die zou verloren gaan.</numerusform>
            <numerusform>%n wijzigingen van jou zijn nog niet verstuurd: die zouden verloren gaan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are open to be changed: say Done first.</source>
        <translation>
            <numerusform>%n document is open om te bewerken: kies daar eerst Klaar.</numerusform>
            <numerusform>%n documenten zijn open om te bewerken: kies daar eerst Klaar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) of yours would be lost: send them first.</source>
        <translation>
            <numerusform>%n concept van je zou verloren gaan: verstuur het eerst.</numerusform>
            <numerusform>%n concepten van je zouden verloren gaan: verstuur ze eerst.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>The notification service of this computer has taken it.</source>
        <translation>De meldingendienst van deze computer heeft hem aangenomen.</translation>
    </message>
    <message>
        <source>There is no notification service here: it was shown beside the icon in the tray.</source>
        <translation>Hier is geen meldingendienst: hij is bij het pictogram in het systeemvak getoond.</translation>
    </message>
    <message>
        <source>It could not be shown: this desktop has no notification service and no tray. What is new stands behind the bell in the window.</source>
        <translation>De melding kon niet getoond worden: dit bureaublad heeft geen meldingen en geen systeemvak. Wat nieuw is staat achter de bel in het venster.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This is how it stands in the news: {title}</source>
        <translation>Zo staat het in het nieuws: {title}</translation>
    </message>
</context>
<context>
    <name>ProfileActions</name>
    <message>
        <source>Edit my profile</source>
        <translation>Bewerk mijn profiel</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bel</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieer</translation>
    </message>
    <message>
        <source>Save contact</source>
        <translation>Bewaar contact</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>QR-code</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Copy everything, to paste it anywhere</source>
        <translation>Kopieer alles, om het ergens te plakken</translation>
    </message>
    <message>
        <source>Save as a contact card (vCard), for your phone or address book</source>
        <translation>Bewaar als contactkaart (vCard), voor je telefoon of adresboek</translation>
    </message>
    <message>
        <source>Show as a QR code, for the camera of a phone</source>
        <translation>Toon als QR-code, voor de camera van een telefoon</translation>
    </message>
    <message>
        <source>Contact card (*.vcf)</source>
        <translation>Contactkaart (*.vcf)</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Je volgt</translation>
    </message>
    <message>
        <source>Do not follow any longer</source>
        <translation>Niet langer volgen</translation>
    </message>
    <message>
        <source>What they write stands under “Followed” in the news from now on</source>
        <translation>Wat deze collega schrijft, staat voortaan bij het nieuws onder ‘Gevolgd’</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>About me</source>
        <translation>Over mij</translation>
    </message>
    <message>
        <source>What you do, what you like, when somebody should come to you</source>
        <translation>Wat je doet, wat je leuk vindt, waarvoor iemand bij je moet zijn</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>What you are there for</source>
        <translation>Waar je voor bent</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Werkplek</translation>
    </message>
    <message>
        <source>Where you usually work</source>
        <translation>Waar je meestal werkt</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Kamer</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>0515 123 456, or the last digits</source>
        <translation>0515 123 456, of de laatste cijfers</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobiel</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Your photo</source>
        <translation>Je foto</translation>
    </message>
    <message>
        <source>What you know about</source>
        <translation>Waar je veel van weet</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>Wie je bent</translation>
    </message>
    <message>
        <source>How to reach you</source>
        <translation>Hoe je te bereiken bent</translation>
    </message>
</context>
<context>
    <name>ProfileHeader</name>
    <message>
        <source>Ambassador of the intranet</source>
        <translation>Ambassadeur van het intranet</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Dit ben jij</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Knows about</source>
        <translation>Weet veel van</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>Over mij</translation>
    </message>
    <message>
        <source>Know about the same</source>
        <translation>Weten van hetzelfde</translation>
    </message>
    <message>
        <source>Who knows about {area}?</source>
        <translation>Wie weet van {area}?</translation>
    </message>
    <message>
        <source>{name} has not told anything more yet.</source>
        <translation>{name} heeft nog niet meer verteld.</translation>
    </message>
</context>
<context>
    <name>ProfilesWindow</name>
    <message>
        <source>Accounts side by side</source>
        <translation>Accounts naast elkaar</translation>
    </message>
    <message>
        <source>For another intranet, or another account on this one. Each has a window of its own, and nothing of one is in the other.</source>
        <translation>Voor een ander intranet, of een ander account op dit. Elk heeft een eigen venster, en niets van het ene staat in het andere.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Gewoon</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Niemand aangemeld</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dit venster</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Name, such as work</source>
        <translation>Naam, zoals werk</translation>
    </message>
    <message>
        <source>Name of a new profile</source>
        <translation>Naam van een nieuw profiel</translation>
    </message>
    <message>
        <source>Add and open</source>
        <translation>Toevoegen en openen</translation>
    </message>
</context>
<context>
    <name>ProxyWindow</name>
    <message>
        <source>The proxy asks who you are</source>
        <translation>De proxy vraagt wie je bent</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Your network leads to the intranet through {place}. What you fill in goes to that proxy only, and is kept in the keyring of this computer.</source>
        <translation>Je netwerk gaat via {place} naar het intranet. Wat je invult gaat alleen naar die proxy, en wordt bewaard in de sleutelbos van deze computer.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Publish now instead of {time}</source>
        <translation>Nu publiceren in plaats van {time}</translation>
    </message>
    <message>
        <source>Do not publish it</source>
        <translation>Niet publiceren</translation>
    </message>
    <message>
        <source>For whom is it?…</source>
        <translation>Voor wie is het?…</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Eerdere versies…</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Describe</source>
        <translation>Beschrijven</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) have no description yet. Colleagues who cannot see them miss that.</source>
        <translation>
            <numerusform>%n afbeelding heeft nog geen beschrijving. Collega&apos;s die haar niet zien, missen die.</numerusform>
            <numerusform>%n afbeeldingen hebben nog geen beschrijving. Collega&apos;s die ze niet zien, missen die.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickLook</name>
    <message>
        <source>Open in its usual program</source>
        <translation>In het gewone programma openen</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>Een map</translation>
    </message>
    <message>
        <source>Open it to see what is in it.</source>
        <translation>Open de map om te zien wat erin staat.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Een ogenblik…</translation>
    </message>
    <message>
        <source>The document is being fetched.</source>
        <translation>Het document wordt opgehaald.</translation>
    </message>
    <message>
        <source>There is no quick look at this. Open it in its usual program.</source>
        <translation>Hiervan is geen snelle blik mogelijk. Open het in het gewone programma.</translation>
    </message>
</context>
<context>
    <name>QuickSearch</name>
    <message>
        <source>Search people</source>
        <translation>Mensen zoeken</translation>
    </message>
    <message>
        <source>Name, function or what somebody knows about</source>
        <translation>Naam, functie of waar iemand veel van weet</translation>
    </message>
    <message>
        <source>Enter opens the profile, Ctrl+C copies the telephone number, Esc closes.</source>
        <translation>Enter opent het profiel, Ctrl+C kopieert het telefoonnummer, Esc sluit.</translation>
    </message>
    <message>
        <source>Type a name, a function or what somebody knows about.</source>
        <translation>Typ een naam, een functie of waar iemand veel van weet.</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters or another word.</source>
        <translation>Niemand gevonden. Probeer minder letters of een ander woord.</translation>
    </message>
    <message>
        <source>Copied: {number}</source>
        <translation>Gekopieerd: {number}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigatie</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ongelezen</numerusform>
            <numerusform>%n ongelezen</numerusform>
        </translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Vast menu</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Voorkeuren</translation>
    </message>
</context>
<context>
    <name>RecentPosts</name>
    <message>
        <source>Recently by {name}</source>
        <translation>Kortgeleden van {name}</translation>
    </message>
    <message>
        <source>Blog</source>
        <translation>Blog</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>ReminderButton</name>
    <message>
        <source>When Mienskip reminds you to write, on this computer</source>
        <translation>Wanneer Mienskip je op deze computer herinnert om te schrijven</translation>
    </message>
    <message>
        <source>Reminder: {day}</source>
        <translation>Herinnering: {day}</translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation>Geen herinnering</translation>
    </message>
    <message>
        <source>On the usual day ({day})</source>
        <translation>Op de gewone dag ({day})</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nooit</translation>
    </message>
</context>
<context>
    <name>ReportWindow</name>
    <message>
        <source>Report a problem</source>
        <translation>Een probleem melden</translation>
    </message>
    <message>
        <source>This is what the report says</source>
        <translation>Dit staat er in het verslag</translation>
    </message>
    <message>
        <source>Nothing has been sent. It is meant to hold no names, messages or documents: read it, take out what you like, write above it what you did, and give the file to your help desk.</source>
        <translation>Er is niets verstuurd. Er horen geen namen, berichten of documenten in te staan: lees het, haal eruit wat je wilt, schrijf erboven wat je deed en geef het bestand aan je helpdesk.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Het verslag</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Opslaan als bestand…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>It could not be written there. Choose another folder.</source>
        <translation>Daar kon het niet geschreven worden. Kies een andere map.</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Opgeslagen als {path}.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Verslag opslaan</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Gekopieerd.</translation>
    </message>
</context>
<context>
    <name>SameNameDialog</name>
    <message>
        <source>There is one of that name</source>
        <translation>Die naam is er al</translation>
    </message>
    <message>
        <source>Do the same with all others</source>
        <translation>Met alle andere hetzelfde doen</translation>
    </message>
    <message>
        <source>New version: the earlier ones can be found again</source>
        <translation>Nieuwe versie: de eerdere blijven te vinden</translation>
    </message>
    <message>
        <source>Keep both: this one gets a number</source>
        <translation>Beide houden: deze krijgt een nummer</translation>
    </message>
    <message>
        <source>Skip this file</source>
        <translation>Dit bestand overslaan</translation>
    </message>
    <message>
        <source>“{name}” is in {place} already. What shall become of it?</source>
        <translation>‘{name}’ staat al in {place}. Wat moet ermee gebeuren?</translation>
    </message>
</context>
<context>
    <name>SavedSearchesPill</name>
    <message>
        <source>Saved</source>
        <translation>Bewaard</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Bewaarde zoekopdrachten</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>Deze zoekopdracht bewaren</translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation>Een andere naam geven</translation>
    </message>
    <message>
        <source>No longer keep</source>
        <translation>Niet meer bewaren</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>Bewaarde zoekopdracht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>today at {place}</source>
        <translation>vandaag in {place}</translation>
    </message>
    <message>
        <source>ambassadors</source>
        <translation>ambassadeurs</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search people, news and documents (Ctrl+K)</source>
        <translation>Zoek mensen, nieuws en documenten (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search people, news and documents</source>
        <translation>Zoek mensen, nieuws en documenten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Vast menu</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>Niets gevonden. Probeer een ander woord.</translation>
    </message>
</context>
<context>
    <name>SharedTeams</name>
    <message>
        <source>Teams you share</source>
        <translation>Teams die jullie delen</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in again</source>
        <translation>Opnieuw aanmelden</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welkom</translation>
    </message>
    <message>
        <source>Your organisation has set this.</source>
        <translation>Dit heeft je organisatie ingesteld.</translation>
    </message>
    <message>
        <source>Your colleagues, news and documents, offline too.</source>
        <translation>Je collega&apos;s, nieuws en documenten, ook offline.</translation>
    </message>
    <message>
        <source>Address of the intranet</source>
        <translation>Adres van het intranet</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Gebruikersnaam</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Try it with a sample intranet</source>
        <translation>Probeer het met een voorbeeldintranet</translation>
    </message>
    <message>
        <source>Fill in all three.</source>
        <translation>Vul alle drie in.</translation>
    </message>
</context>
<context>
    <name>SortPill</name>
    <message>
        <source>By name</source>
        <translation>Op naam</translation>
    </message>
    <message>
        <source>By location</source>
        <translation>Op locatie</translation>
    </message>
    <message>
        <source>By team</source>
        <translation>Op team</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>Volgorde: {order}</translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message>
        <source>What you missed</source>
        <translation>Wat je gemist hebt</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>Goedemorgen, {name}</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>Goedemiddag, {name}</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>Goedenavond, {name}</translation>
    </message>
    <message>
        <source>Your intranet was delivered empty on purpose: what is put on it is up to you and your colleagues. Begin with your own profile, so that others find you.</source>
        <translation>Je intranet is met opzet leeg opgeleverd: wat erop komt bepaal je samen met je collega&apos;s. Begin met je eigen profiel, zodat anderen je vinden.</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Hier staat nog niets</translation>
    </message>
    <message>
        <source>Make my profile</source>
        <translation>Maak mijn profiel</translation>
    </message>
    <message>
        <source>Changed in your teams</source>
        <translation>Gewijzigd in je teams</translation>
    </message>
    <message>
        <source>Answers to you</source>
        <translation>Antwoorden aan jou</translation>
    </message>
    <message>
        <source>You were mentioned</source>
        <translation>Je bent genoemd</translation>
    </message>
    <message>
        <source>your blog</source>
        <translation>je blog</translation>
    </message>
    <message>
        <source>You write on this day, and your colleagues look forward to it.</source>
        <translation>Op deze dag schrijf je altijd, en je collega&apos;s kijken ernaar uit.</translation>
    </message>
    <message>
        <source>Today: {name}</source>
        <translation>Vandaag: {name}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schrijven</translation>
    </message>
    <message>
        <source>What is on</source>
        <translation>Wat er te doen is</translation>
    </message>
    <message>
        <source>Nothing in the agenda.</source>
        <translation>Niets in de agenda.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing: you are up to date.</source>
        <translation>Niets: je bent helemaal bij.</translation>
    </message>
    <message>
        <source>Still needed?</source>
        <translation>Nog nodig?</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of yours</source>
        <translation>
            <numerusform>%n document van jou</numerusform>
            <numerusform>%n documenten van jou</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are deleted for everybody.</source>
        <translation>
            <numerusform>%n document is voor iedereen verwijderd.</numerusform>
            <numerusform>%n documenten zijn voor iedereen verwijderd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TalkActions</name>
    <message>
        <source>Turn comments off</source>
        <translation>Reacties uitzetten</translation>
    </message>
    <message>
        <source>Let colleagues comment</source>
        <translation>Collega&apos;s laten reageren</translation>
    </message>
    <message>
        <source>What was said already stays</source>
        <translation>Wat al gezegd is, blijft staan</translation>
    </message>
</context>
<context>
    <name>TeamList</name>
    <message>
        <source>Teams and other places</source>
        <translation>Teams en andere plekken</translation>
    </message>
</context>
<context>
    <name>TeamMenu</name>
    <message>
        <source>More about this team</source>
        <translation>Meer over dit team</translation>
    </message>
    <message>
        <source>Tell me of changed documents</source>
        <translation>Vertel mij over gewijzigde documenten</translation>
    </message>
    <message>
        <source>Is something missing?</source>
        <translation>Mis je iets?</translation>
    </message>
    <message>
        <source>Still needed?</source>
        <translation>Nog nodig?</translation>
    </message>
    <message>
        <source>Say what this team is for…</source>
        <translation>Zeg waar dit team voor is…</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>Leden…</translation>
    </message>
    <message>
        <source>Leave this team…</source>
        <translation>Dit team verlaten…</translation>
    </message>
    <message>
        <source>Who has this document: {words}?</source>
        <translation>Wie heeft dit document: {words}?</translation>
    </message>
    <message>
        <source>Drop the file on this message to share it with the team.</source>
        <translation>Sleep het bestand naar dit bericht om het met het team te delen.</translation>
    </message>
    <message>
        <source>Please take me out of the team {team}</source>
        <translation>Wil je mij uit het team {team} halen?</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>No messages yet</source>
        <translation>Nog geen berichten</translation>
    </message>
    <message>
        <source>What is written for {team} appears here.</source>
        <translation>Wat voor {team} geschreven wordt zie je hier.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Berichten</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <translation>Offline bewaren</translation>
    </message>
    <message>
        <source>Keep all documents of this team on this computer, also those that come later</source>
        <translation>Bewaar alle documenten van dit team op deze computer, ook die later komen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopiëren</translation>
    </message>
    <message>
        <source>What of the team is shown: {name}</source>
        <translation>Wat je van het team ziet: {name}</translation>
    </message>
    <message>
        <source>Here it is, among the documents of the team: {names}</source>
        <translation>Hier is het, bij de documenten van het team: {names}</translation>
    </message>
</context>
<context>
    <name>TeamsModel</name>
    <message>
        <source>My teams</source>
        <translation>Mijn teams</translation>
    </message>
    <message>
        <source>Other places</source>
        <translation>Andere plekken</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favorieten</translation>
    </message>
</context>
<context>
    <name>TeamsScreen</name>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>Dit is er niet meer</translation>
    </message>
    <message>
        <source>It was deleted or moved, or it is no longer shared with you.</source>
        <translation>Het is verwijderd of verplaatst, of het wordt niet meer met je gedeeld.</translation>
    </message>
    <message>
        <source>New team…</source>
        <translation>Nieuw team…</translation>
    </message>
    <message>
        <source>You are in no team yet</source>
        <translation>Je zit nog niet in een team</translation>
    </message>
    <message>
        <source>As soon as a team is shared with you, you find its messages, documents and people here.</source>
        <translation>Zodra een team met je gedeeld wordt, vind je hier de berichten, documenten en mensen.</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>Notifications are switched off.</source>
        <translation>Meldingen staan uit.</translation>
    </message>
    <message>
        <source>They are paused.</source>
        <translation>Ze zijn gepauzeerd.</translation>
    </message>
    <message>
        <source>It is quiet now, by the hours or days that you chose.</source>
        <translation>Het is nu stil, volgens de uren of dagen die je koos.</translation>
    </message>
    <message>
        <source>This computer is set to “do not disturb”.</source>
        <translation>Deze computer staat op ‘niet storen’.</translation>
    </message>
    <message>
        <source>The screen is locked or shared: they say only that there is something.</source>
        <translation>Het scherm is vergrendeld of wordt gedeeld: een melding zegt alleen dat er iets is.</translation>
    </message>
    <message>
        <source>{title} was not sent</source>
        <translation>{title} is niet verstuurd</translation>
    </message>
    <message>
        <source>{title} is sent</source>
        <translation>{title} is verstuurd</translation>
    </message>
</context>
<context>
    <name>TidyingDialog</name>
    <message>
        <source>Still needed? {team}</source>
        <translation>Nog nodig? {team}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>Documents to look at again</source>
        <translation>Documenten om opnieuw te bekijken</translation>
    </message>
    <message>
        <source>Still needed: ask in a year</source>
        <translation>Nog nodig: vraag over een jaar</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>Niet meer nodig</translation>
    </message>
    <message>
        <source>Everything here was changed or looked at within a year.</source>
        <translation>Alles hier is binnen een jaar gewijzigd of bekeken.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of yours: are they still needed, and here for the right people?</source>
        <translation>
            <numerusform>%n document van jou: is het nog nodig, en staat het hier voor de juiste mensen?</numerusform>
            <numerusform>%n documenten van jou: zijn ze nog nodig, en staan ze hier voor de juiste mensen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of colleagues that nobody changed for a year.</source>
        <translation>
            <numerusform>%n document van collega&apos;s dat een jaar door niemand is gewijzigd.</numerusform>
            <numerusform>%n documenten van collega&apos;s die een jaar door niemand zijn gewijzigd.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Heading</source>
        <translation>Kop</translation>
    </message>
    <message>
        <source>Small heading</source>
        <translation>Kleine kop</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Vet</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursief</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Onderstreept</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Genummerde lijst</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citaat</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Separating line</source>
        <translation>Scheidingslijn</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Mention a colleague</source>
        <translation>Een collega noemen</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Afbeelding</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Mienskip</source>
        <translation>Mienskip openen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldingen</translation>
    </message>
    <message>
        <source>Search people…</source>
        <translation>Mensen zoeken…</translation>
    </message>
    <message>
        <source>Share files…</source>
        <translation>Bestanden delen…</translation>
    </message>
    <message>
        <source>Where I work today</source>
        <translation>Waar ik vandaag werk</translation>
    </message>
    <message>
        <source>Looked at last</source>
        <translation>Laatst bekeken</translation>
    </message>
    <message>
        <source>Look for news now</source>
        <translation>Nu bijwerken</translation>
    </message>
    <message>
        <source>Pause sending and fetching of files</source>
        <translation>Versturen en ophalen van bestanden pauzeren</translation>
    </message>
    <message>
        <source>No notifications for an hour</source>
        <translation>Een uur geen meldingen</translation>
    </message>
    <message>
        <source>Sign out and forget me here</source>
        <translation>Afmelden en hier vergeten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ongelezen</numerusform>
            <numerusform>%n ongelezen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>VersionsWindow</name>
    <message>
        <source>Versions of {title}</source>
        <translation>Versies van {title}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Make it the newest again</source>
        <translation>Weer de nieuwste maken</translation>
    </message>
    <message>
        <source>Versions, the newest first</source>
        <translation>Versies, de nieuwste eerst</translation>
    </message>
    <message>
        <source>No versions are kept</source>
        <translation>Er worden geen versies bewaard</translation>
    </message>
    <message>
        <source>The intranet keeps no versions of this document.</source>
        <translation>Het intranet bewaart geen versies van dit document.</translation>
    </message>
    <message>
        <source>{time} · now</source>
        <translation>{time} · nu</translation>
    </message>
    <message>
        <source>You are changing this document: finish that first</source>
        <translation>Je bewerkt dit document: maak dat eerst af</translation>
    </message>
    <message>
        <source>This is how it is now</source>
        <translation>Zo is het nu</translation>
    </message>
    <message>
        <source>Choose an earlier version to see what has changed since, or two to compare them.</source>
        <translation>Kies een eerdere versie om te zien wat er sindsdien veranderd is, of twee om ze te vergelijken.</translation>
    </message>
    <message>
        <source>The text is the same</source>
        <translation>De tekst is hetzelfde</translation>
    </message>
    <message>
        <source>Only how it looks, or what is not text, can differ.</source>
        <translation>Alleen hoe het eruitziet, of wat geen tekst is, kan verschillen.</translation>
    </message>
    <message>
        <source>These cannot be shown side by side</source>
        <translation>Deze kunnen niet naast elkaar worden getoond</translation>
    </message>
    <message>
        <source>Open both versions in their usual program to compare them.</source>
        <translation>Open beide versies in hun gewone programma om ze te vergelijken.</translation>
    </message>
    <message>
        <source>It becomes the newest version as soon as it is sent.</source>
        <translation>Het wordt de nieuwste versie zodra het verstuurd is.</translation>
    </message>
</context>
<context>
    <name>WeekDialog</name>
    <message>
        <source>My week</source>
        <translation>Mijn week</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Bewaar</translation>
    </message>
    <message>
        <source>Colleagues see it each week, until you say otherwise for a day.</source>
        <translation>Collega&apos;s zien het elke week, tot je voor een dag iets anders zegt.</translation>
    </message>
</context>
<context>
    <name>WhereaboutsCard</name>
    <message>
        <source>Where do you work today?</source>
        <translation>Waar werk je vandaag?</translation>
    </message>
    <message>
        <source>By the week…</source>
        <translation>Per week…</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ergens anders</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Een andere plek…</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Maak ongedaan</translation>
    </message>
    <message>
        <source>Colleagues see it for today only.</source>
        <translation>Collega&apos;s zien het alleen vandaag.</translation>
    </message>
</context>
<context>
    <name>WritePage</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Summary in a sentence, for the overview</source>
        <translation>Samenvatting in een zin, voor het overzicht</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Samenvatting</translation>
    </message>
    <message>
        <source>What do you want to tell?</source>
        <translation>Wat wil je vertellen?</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Kies een afbeelding</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>Kies afbeeldingen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Kies bestanden</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Afbeeldingen</translation>
    </message>
</context>
<context>
    <name>WritingDesk</name>
    <message>
        <source>Edit…</source>
        <translation>Wijzigen…</translation>
    </message>
    <message>
        <source>Your changes are thrown away</source>
        <translation>Je wijzigingen zijn weggegooid</translation>
    </message>
    <message>
        <source>Your draft is thrown away</source>
        <translation>Je concept is weggegooid</translation>
    </message>
</context>
<context>
    <name>_EventView</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>agenda</name>
    <message>
        <source>until {day}</source>
        <translation>tot en met {day}</translation>
    </message>
    <message>
        <source>whole day</source>
        <translation>hele dag</translation>
    </message>
    <message>
        <source>The whole day</source>
        <translation>De hele dag</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} tot en met {last}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>van {moment}</translation>
    </message>
    <message>
        <source>to {moment}</source>
        <translation>tot {moment}</translation>
    </message>
    <message>
        <source>over</source>
        <translation>voorbij</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>vanaf {time}</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start} – {end}</translation>
    </message>
    <message>
        <source>{day} {year}</source>
        <translation>{day} {year}</translation>
    </message>
</context>
<context>
    <name>checking</name>
    <message>
        <source>Colleagues need a name to find you by.</source>
        <translation>Collega&apos;s hebben een naam nodig om je te vinden.</translation>
    </message>
    <message>
        <source>This is longer than {number} characters.</source>
        <translation>Dit is langer dan {number} tekens.</translation>
    </message>
    <message>
        <source>A telephone number has digits only.</source>
        <translation>Een telefoonnummer bestaat uit cijfers.</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>Dit is geen telefoonnummer.</translation>
    </message>
    <message>
        <source>There are too many or too few digits in this number.</source>
        <translation>Dit nummer heeft te veel of te weinig cijfers.</translation>
    </message>
    <message>
        <source>Such a number is not given out in this country. Is it right?</source>
        <translation>Zo&apos;n nummer bestaat in dit land niet. Klopt het?</translation>
    </message>
    <message>
        <source>An e-mail address looks like name@example.org.</source>
        <translation>Een e-mailadres ziet eruit als naam@voorbeeld.nl.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Your social intranet on the desktop. Without a command the window opens.</source>
        <translation>Je sociale intranet op het bureaublad. Zonder opdracht gaat het venster open.</translation>
    </message>
    <message>
        <source>Start in the tray, without a window.</source>
        <translation>Start in het systeemvak, zonder venster.</translation>
    </message>
    <message>
        <source>Another account or intranet, beside the usual one.</source>
        <translation>Een ander account of intranet, naast het gewone.</translation>
    </message>
    <message>
        <source>A profile&apos;s name has small letters, digits and hyphens, at most 40.</source>
        <translation>De naam van een profiel bestaat uit kleine letters, cijfers en streepjes, hoogstens 40.</translation>
    </message>
    <message>
        <source>Open a mienskip:// LINK in the window.</source>
        <translation>Open een LINK die met mienskip:// begint in het venster.</translation>
    </message>
    <message>
        <source>Print data for a program instead of sentences.</source>
        <translation>Druk gegevens voor een programma af in plaats van zinnen.</translation>
    </message>
    <message>
        <source>Read the password from standard input.</source>
        <translation>Lees het wachtwoord van de standaardinvoer.</translation>
    </message>
    <message>
        <source>This computer has no keyring: you are signed in for this run only.</source>
        <translation>Deze computer heeft geen sleutelbos: je bent alleen voor deze keer aangemeld.</translation>
    </message>
    <message>
        <source>This computer has no keyring: the sample&apos;s token is in a file that only you can read.</source>
        <translation>Deze computer heeft geen sleutelbos: het token van het voorbeeld staat in een bestand dat alleen jij kunt lezen.</translation>
    </message>
    <message>
        <source>Sign in to the intranet at URL and fetch what there is.</source>
        <translation>Meld je aan bij het intranet op URL en haal op wat er is.</translation>
    </message>
    <message>
        <source>Your user name there.</source>
        <translation>Je gebruikersnaam daar.</translation>
    </message>
    <message>
        <source>Signed in to {site} as {username}.</source>
        <translation>Aangemeld bij {site} als {username}.</translation>
    </message>
    <message>
        <source>Remove everything of you from this computer.</source>
        <translation>Verwijder alles van jou van deze computer.</translation>
    </message>
    <message>
        <source>Also remove what is not sent yet: it is lost.</source>
        <translation>Ook verwijderen wat nog niet verstuurd is: dat gaat verloren.</translation>
    </message>
    <message>
        <source>You are signed out. Nothing of the intranet is left on this computer.</source>
        <translation>Je bent afgemeld. Er staat niets van het intranet meer op deze computer.</translation>
    </message>
    <message>
        <source>Send what waits and fetch what changed, once.</source>
        <translation>Verstuur wat wacht en haal op wat veranderd is, eenmalig.</translation>
    </message>
    <message>
        <source> in {requests} requests, {kilobytes} kB, {seconds} s.</source>
        <translation> in {requests} verzoeken, {kilobytes} kB, {seconds} s.</translation>
    </message>
    <message>
        <source>Find people, news, pages and documents in the offline copy.</source>
        <translation>Zoek mensen, nieuws, pagina’s en documenten in de kopie op deze computer.</translation>
    </message>
    <message>
        <source>Only this kind.</source>
        <translation>Alleen deze soort.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Nieuws</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Vast menu</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documenten</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Niets gevonden.</translation>
    </message>
    <message>
        <source>Share files and folders with a team.</source>
        <translation>Deel bestanden en mappen met een team.</translation>
    </message>
    <message>
        <source>The team&apos;s name or address.</source>
        <translation>De naam of het adres van het team.</translation>
    </message>
    <message>
        <source>The window that is open sends it.</source>
        <translation>Het venster dat open is, verstuurt het.</translation>
    </message>
    <message>
        <source>{name} is with {team}.</source>
        <translation>{name} staat bij {team}.</translation>
    </message>
    <message>
        <source>Tell who is signed in and what is here.</source>
        <translation>Vertel wie aangemeld is en wat er hier staat.</translation>
    </message>
    <message>
        <source>Turn the Plone site at URL into an empty intranet.</source>
        <translation>Maak van de Plone-site op URL een leeg intranet.</translation>
    </message>
    <message>
        <source>An administrator there.</source>
        <translation>Een beheerder daar.</translation>
    </message>
    <message>
        <source>Only tell what would be done.</source>
        <translation>Vertel alleen wat er gedaan zou worden.</translation>
    </message>
    <message>
        <source>would do: {step}</source>
        <translation>zou doen: {step}</translation>
    </message>
    <message>
        <source>done: {step}</source>
        <translation>gedaan: {step}</translation>
    </message>
    <message>
        <source>Left for the script that runs inside Zope (resources/server/README.md):</source>
        <translation>Blijft over voor het script dat binnen Zope draait (resources/server/README.md):</translation>
    </message>
    <message>
        <source>A size looks like 1280x800.</source>
        <translation>Een afmeting ziet eruit als 1280x800.</translation>
    </message>
    <message>
        <source>Set up a sample intranet on this computer and show it.</source>
        <translation>Zet op deze computer een voorbeeldintranet op en laat het zien.</translation>
    </message>
    <message>
        <source>Whom to be.</source>
        <translation>Wie je wilt zijn.</translation>
    </message>
    <message>
        <source>How large the community is; for measuring.</source>
        <translation>Hoe groot de gemeenschap is; om te meten.</translation>
    </message>
    <message>
        <source>Begin with an empty server.</source>
        <translation>Begin met een lege server.</translation>
    </message>
    <message>
        <source>Only run the server, until Ctrl+C.</source>
        <translation>Draai alleen de server, tot Ctrl+C.</translation>
    </message>
    <message>
        <source>Draw every screen into pictures in the folder DIR.</source>
        <translation>Teken elk scherm als afbeelding in de map DIR.</translation>
    </message>
    <message>
        <source>Only this theme.</source>
        <translation>Alleen dit thema.</translation>
    </message>
    <message>
        <source>Only this language.</source>
        <translation>Alleen deze taal.</translation>
    </message>
    <message>
        <source>What your organisation decides on a computer.</source>
        <translation>Wat je organisatie op een computer bepaalt.</translation>
    </message>
    <message>
        <source>Explain each line of a policy FILE; without one, of the policy that holds on this computer.</source>
        <translation>Leg elke regel van een beleidsbestand FILE uit; zonder bestand van het beleid dat op deze computer geldt.</translation>
    </message>
    <message>
        <source>! {name} has no effect ({value}). Expected: {words}</source>
        <translation>! {name} doet niets ({value}). Verwacht: {words}</translation>
    </message>
    <message>
        <source>Nothing is decided: everybody chooses for themselves.</source>
        <translation>Er is niets bepaald: iedereen kiest zelf.</translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>deeds</name>
    <message>
        <source>New version: {name}</source>
        <translation>Nieuwe versie: {name}</translation>
    </message>
    <message>
        <source>Comment: {text}</source>
        <translation>Reactie: {text}</translation>
    </message>
    <message>
        <source>A copy: {name}</source>
        <translation>Een kopie: {name}</translation>
    </message>
    <message>
        <source>Your profile</source>
        <translation>Je profiel</translation>
    </message>
    <message>
        <source>New folder: {name}</source>
        <translation>Nieuwe map: {name}</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Nieuw: {name}</translation>
    </message>
    <message>
        <source>Changes to {name}</source>
        <translation>Wijzigingen in {name}</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} verwijderen</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>Naam wordt {name}</translation>
    </message>
    <message>
        <source>Move {name} to {place}</source>
        <translation>{name} verplaatsen naar {place}</translation>
    </message>
    <message>
        <source>For whom {name} is</source>
        <translation>Voor wie {name} is</translation>
    </message>
    <message>
        <source>Make official: {name}</source>
        <translation>Officieel maken: {name}</translation>
    </message>
    <message>
        <source>No longer official: {name}</source>
        <translation>Niet meer officieel: {name}</translation>
    </message>
    <message>
        <source>Whether you come: {name}</source>
        <translation>Of je komt: {name}</translation>
    </message>
    <message>
        <source>Read and understood: {name}</source>
        <translation>Gelezen en begrepen: {name}</translation>
    </message>
    <message>
        <source>Whether this was for you: {name}</source>
        <translation>Of dit voor jou was: {name}</translation>
    </message>
    <message>
        <source>Whether you like {name}</source>
        <translation>Of je {name} leuk vindt</translation>
    </message>
    <message>
        <source>Publish {name} {time}</source>
        <translation>{name} publiceren, {time}</translation>
    </message>
    <message>
        <source>Make it anew with my changes</source>
        <translation>Opnieuw maken met mijn wijzigingen</translation>
    </message>
    <message>
        <source>Leave it deleted</source>
        <translation>Verwijderd laten</translation>
    </message>
    <message>
        <source>Delete it all the same</source>
        <translation>Toch verwijderen</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>Laten staan</translation>
    </message>
    <message>
        <source>Keep both files</source>
        <translation>Beide bestanden houden</translation>
    </message>
    <message>
        <source>Make mine the newest version</source>
        <translation>Het mijne de nieuwste versie maken</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Die van de ander houden</translation>
    </message>
    <message>
        <source>Use my name</source>
        <translation>Mijn naam gebruiken</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Die van de ander gebruiken</translation>
    </message>
    <message>
        <source>Keep both texts, one below the other</source>
        <translation>Beide teksten houden, onder elkaar</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>De mijne houden</translation>
    </message>
    <message>
        <source>Theirs is called {name}</source>
        <translation>De andere heet {name}</translation>
    </message>
    <message>
        <source>Changed by {name}</source>
        <translation>Gewijzigd door {name}</translation>
    </message>
    <message>
        <source>You did this {time}</source>
        <translation>Je deed dit {time}</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>Filling it with a sample community</source>
        <translation>We vullen het met een voorbeeldgemeenschap</translation>
    </message>
    <message>
        <source>You are signed in to {site} on this computer. Sign out first, or give the demo a folder of its own: MIENSKIP_HOME=~/mienskip-demo</source>
        <translation>Je bent op deze computer aangemeld bij {site}. Meld je eerst af, of geef de demo een eigen map: MIENSKIP_HOME=~/mienskip-demo</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} van {total}</translation>
    </message>
    <message>
        <source>The sample intranet is at {url}. Sign in as {username} with the password {password}.</source>
        <translation>Het voorbeeldintranet staat op {url}. Meld je aan als {username} met het wachtwoord {password}.</translation>
    </message>
    <message>
        <source>Ctrl+C stops it.</source>
        <translation>Ctrl+C stopt het.</translation>
    </message>
    <message>
        <source>Signed in to {url} as {username}.</source>
        <translation>Aangemeld bij {url} als {username}.</translation>
    </message>
    <message>
        <source>Who knows about passports? {names}</source>
        <translation>Wie weet van paspoorten? {names}</translation>
    </message>
    <message>
        <source>There is no display here: the screens are drawn in {folder}.</source>
        <translation>Hier is geen beeldscherm: de schermen zijn getekend in {folder}.</translation>
    </message>
    <message>
        <source>The screens cannot be drawn: {reason}. On Debian: apt-get install {packages}</source>
        <translation>De schermen kunnen niet getekend worden: {reason}. Op Debian: apt-get install {packages}</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong</source>
        <translation>Er ging iets mis</translation>
    </message>
    <message>
        <source>This was not expected. What you made is kept. Try again, or report it if it returns.</source>
        <translation>Dit hadden we niet verwacht. Wat je maakte blijft bewaard. Probeer het opnieuw, of meld het als het terugkomt.</translation>
    </message>
    <message>
        <source>The intranet cannot be reached</source>
        <translation>Het intranet is niet bereikbaar</translation>
    </message>
    <message>
        <source>You can go on with what is here. We try again by ourselves.</source>
        <translation>Je kunt verder met wat hier staat. We proberen het vanzelf opnieuw.</translation>
    </message>
    <message>
        <source>No server by that name</source>
        <translation>Geen server met die naam</translation>
    </message>
    <message>
        <source>{host} was not found. Check the address, and whether you are on the network of your organisation.</source>
        <translation>{host} is niet gevonden. Controleer het adres, en of je op het netwerk van je organisatie zit.</translation>
    </message>
    <message>
        <source>The intranet is being worked on</source>
        <translation>Er wordt aan het intranet gewerkt</translation>
    </message>
    <message>
        <source>It will be back later. You can go on with what is here.</source>
        <translation>Het komt later terug. Je kunt verder met wat hier staat.</translation>
    </message>
    <message>
        <source>The intranet had a fault</source>
        <translation>Het intranet had een storing</translation>
    </message>
    <message>
        <source>That is not up to you. We try again by ourselves.</source>
        <translation>Dat ligt niet aan jou. We proberen het vanzelf opnieuw.</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>De verbinding is niet veilig</translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted by this computer ({reason}). Nothing was sent. Ask your help desk.</source>
        <translation>Deze computer vertrouwt het certificaat van {host} niet ({reason}). Er is niets verstuurd. Vraag het je helpdesk.</translation>
    </message>
    <message>
        <source>This address is not safe</source>
        <translation>Dit adres is niet veilig</translation>
    </message>
    <message>
        <source>Over http:// others can read your password. Use the address that begins with https://.</source>
        <translation>Via http:// kunnen anderen je wachtwoord lezen. Gebruik het adres dat met https:// begint.</translation>
    </message>
    <message>
        <source>This is not a web address</source>
        <translation>Dit is geen webadres</translation>
    </message>
    <message>
        <source>An address looks like https://intranet.example.org.</source>
        <translation>Een adres ziet eruit als https://intranet.example.org.</translation>
    </message>
    <message>
        <source>No intranet was found here</source>
        <translation>Hier is geen intranet gevonden</translation>
    </message>
    <message>
        <source>{host} answers, but not as an intranet that this program understands. Check the address; on a guest network, sign in to that network first.</source>
        <translation>{host} antwoordt, maar niet als een intranet dat dit programma begrijpt. Controleer het adres; meld je op een gastnetwerk eerst daar aan.</translation>
    </message>
    <message>
        <source>Name or password is not right</source>
        <translation>Naam of wachtwoord klopt niet</translation>
    </message>
    <message>
        <source>Check your user name and password and try again.</source>
        <translation>Controleer je gebruikersnaam en wachtwoord en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Opnieuw aanmelden</translation>
    </message>
    <message>
        <source>You were signed in for a long time. What you made is kept and waits for you.</source>
        <translation>Je was lang aangemeld. Wat je maakte blijft bewaard en wacht op je.</translation>
    </message>
    <message>
        <source>You may not do this here</source>
        <translation>Dit mag je hier niet</translation>
    </message>
    <message>
        <source>Only members with the right to do so can. Ask the team that owns this place.</source>
        <translation>Dat kan alleen wie er het recht toe heeft. Vraag het team waar deze plek van is.</translation>
    </message>
    <message>
        <source>{who} is working on this</source>
        <translation>{who} is hiermee bezig</translation>
    </message>
    <message>
        <source>It has been locked since {since}. What you made is kept; try again when {who} has finished.</source>
        <translation>Het is sinds {since} vergrendeld. Wat je maakte is bewaard; probeer het opnieuw als {who} klaar is.</translation>
    </message>
    <message>
        <source>Changed in two places</source>
        <translation>Op twee plekken gewijzigd</translation>
    </message>
    <message>
        <source>The same thing was changed elsewhere meanwhile. Choose what it is to be.</source>
        <translation>Hetzelfde is intussen ergens anders gewijzigd. Kies wat het moet zijn.</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>Dit is er niet meer</translation>
    </message>
    <message>
        <source>This network wants you to sign in first</source>
        <translation>Dit netwerk wil dat je je eerst aanmeldt</translation>
    </message>
    <message>
        <source>A page answered in the place of {host}. Open it in your browser and sign in there; we go on by ourselves.</source>
        <translation>In plaats van {host} antwoordde een andere pagina. Open die in je browser en meld je daar aan; we gaan vanzelf verder.</translation>
    </message>
    <message>
        <source>The proxy asks who you are</source>
        <translation>De proxy vraagt wie je bent</translation>
    </message>
    <message>
        <source>The way to the intranet leads through {proxy}, which wants a name and a password. Nothing was sent yet.</source>
        <translation>De weg naar het intranet gaat via {proxy}, die een naam en een wachtwoord wil. Er is nog niets verstuurd.</translation>
    </message>
    <message>
        <source>It was deleted or moved, or it is no longer shared with you.</source>
        <translation>Het is verwijderd of verplaatst, of het wordt niet meer met je gedeeld.</translation>
    </message>
    <message>
        <source>This was deleted meanwhile</source>
        <translation>Dit is intussen verwijderd</translation>
    </message>
    <message>
        <source>What you changed is kept. Make it anew with your changes, or let it go.</source>
        <translation>Wat je wijzigde is bewaard. Maak het opnieuw met jouw wijzigingen, of laat het los.</translation>
    </message>
    <message>
        <source>This was changed since you saw it</source>
        <translation>Dit is gewijzigd sinds je het zag</translation>
    </message>
    <message>
        <source>Look at it first, and then choose. Nothing was changed or lost.</source>
        <translation>Kijk er eerst naar en kies dan. Er is niets gewijzigd of verloren.</translation>
    </message>
    <message>
        <source>Somebody answered this</source>
        <translation>Hier is op geantwoord</translation>
    </message>
    <message>
        <source>Without your comment the answers would go as well, so it stays. You can still change what it says.</source>
        <translation>Zonder jouw reactie zouden de antwoorden ook verdwijnen, dus die blijft staan. Wat erin staat kun je nog wel aanpassen.</translation>
    </message>
    <message>
        <source>The intranet did not accept this</source>
        <translation>Het intranet nam dit niet aan</translation>
    </message>
    <message>
        <source>It said: {reason}</source>
        <translation>Het zei: {reason}</translation>
    </message>
    <message>
        <source>The intranet gave an answer we do not understand</source>
        <translation>Het intranet gaf een antwoord dat we niet begrijpen</translation>
    </message>
    <message>
        <source>The rest goes on. If it returns, report it to whoever runs the intranet.</source>
        <translation>De rest gaat door. Komt het terug, meld het dan bij de beheerder van het intranet.</translation>
    </message>
    <message>
        <source>This is too large</source>
        <translation>Dit is te groot</translation>
    </message>
    <message>
        <source>{name} is larger than {limit} and was left out.</source>
        <translation>{name} is groter dan {limit} en is weggelaten.</translation>
    </message>
    <message>
        <source>The keyring of this computer is not ready</source>
        <translation>De sleutelbos van deze computer is niet klaar</translation>
    </message>
    <message>
        <source>Unlock it, or sign in for this time only: then nothing is kept.</source>
        <translation>Ontgrendel hem, of meld je alleen voor deze keer aan: dan wordt er niets bewaard.</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Er is niemand aangemeld</translation>
    </message>
    <message>
        <source>Sign in first: mienskip sign-in https://intranet.example.org --user NAME</source>
        <translation>Meld je eerst aan: mienskip sign-in https://intranet.example.org --user NAAM</translation>
    </message>
    <message>
        <source>This program is older than its data</source>
        <translation>Dit programma is ouder dan zijn gegevens</translation>
    </message>
    <message>
        <source>A newer version was used on this computer. Update the program; nothing was changed.</source>
        <translation>Op deze computer is een nieuwere versie gebruikt. Werk het programma bij; er is niets veranderd.</translation>
    </message>
    <message>
        <source>The offline copy was damaged</source>
        <translation>De offline kopie was beschadigd</translation>
    </message>
    <message>
        <source>It is made anew from the intranet. What was not sent yet is kept where it could be read.</source>
        <translation>Hij wordt opnieuw gemaakt vanaf het intranet. Wat nog niet verstuurd was blijft bewaard, voor zover het leesbaar was.</translation>
    </message>
    <message>
        <source>The offline copy does not open</source>
        <translation>De offline kopie gaat niet open</translation>
    </message>
    <message>
        <source>The key in the keyring of this computer does not fit it. It was put aside as {file}, and everything is fetched again. What was not sent yet is in the copy that was put aside.</source>
        <translation>De sleutel in de sleutelbos van deze computer past er niet op. De kopie is opzijgelegd als {file} en alles wordt opnieuw opgehaald. Wat nog niet verstuurd was, zit in de opzijgelegde kopie.</translation>
    </message>
    <message>
        <source>The key of the offline copy is gone</source>
        <translation>De sleutel van de offline kopie is weg</translation>
    </message>
    <message>
        <source>It was in the keyring of this computer and is no longer there. Sign in to fetch everything again. What was not sent yet can then no longer be read: if you can bring the keyring back, do that first.</source>
        <translation>Die zat in de sleutelbos van deze computer en is daar niet meer. Meld je aan om alles opnieuw op te halen. Wat nog niet verstuurd was, is dan niet meer te lezen: kun je de sleutelbos terugzetten, doe dat dan eerst.</translation>
    </message>
    <message>
        <source>Mienskip is already running</source>
        <translation>Mienskip draait al</translation>
    </message>
    <message>
        <source>Close the other one first, or use its window.</source>
        <translation>Sluit eerst de andere, of gebruik dat venster.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>De schijf is vol</translation>
    </message>
    <message>
        <source>Make some room; then we go on where we were.</source>
        <translation>Maak wat ruimte; dan gaan we verder waar we waren.</translation>
    </message>
    <message>
        <source>{name} is open in another program</source>
        <translation>{name} is geopend in een ander programma</translation>
    </message>
    <message>
        <source>Close it there; we try again by ourselves.</source>
        <translation>Sluit het daar; we proberen het vanzelf opnieuw.</translation>
    </message>
    <message>
        <source>Nothing can be kept on this computer</source>
        <translation>Op deze computer kan niets bewaard worden</translation>
    </message>
    <message>
        <source>The folder of Mienskip&apos;s data cannot be written to. Check that its disk is there and not protected.</source>
        <translation>In de map met gegevens van Mienskip kan niet geschreven worden. Kijk of de schijf er is en niet beveiligd is.</translation>
    </message>
    <message>
        <source>{name} cannot be sent</source>
        <translation>{name} kan niet verstuurd worden</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>Not everything of yours is sent</source>
        <translation>Nog niet alles van jou is verstuurd</translation>
    </message>
    <message>
        <source>{count} of your changes and open documents are on this computer only. Sync and finish them first, or use --force to lose them.</source>
        <translation>{count} van je wijzigingen en geopende documenten staan alleen op deze computer. Synchroniseer en maak ze eerst af, of gebruik --force om ze te verliezen.</translation>
    </message>
    <message>
        <source>There is work of {who} on this computer</source>
        <translation>Er staat werk van {who} op deze computer</translation>
    </message>
    <message>
        <source>It is encrypted and was not sent yet. Let {who} sign in first; whoever else signs in removes it.</source>
        <translation>Het is versleuteld en nog niet verstuurd. Laat {who} zich eerst aanmelden; wie zich anders aanmeldt, verwijdert het.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Your organisation has decided this</source>
        <translation>Dit bepaalt je organisatie</translation>
    </message>
    <message>
        <source>{reason} Ask your help desk if you need it otherwise.</source>
        <translation>{reason} Vraag je helpdesk als je het anders nodig hebt.</translation>
    </message>
    <message>
        <source>The server on this computer did not start</source>
        <translation>De server op deze computer startte niet</translation>
    </message>
    <message>
        <source>There is nobody by that name in the sample.</source>
        <translation>In het voorbeeld is er niemand met die naam.</translation>
    </message>
    <message>
        <source>No team by that name is shared with you.</source>
        <translation>Er wordt geen team met die naam met je gedeeld.</translation>
    </message>
    <message>
        <source>It is a folder or no file at all.</source>
        <translation>Het is een map of helemaal geen bestand.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Het is leeg.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Het kan niet gelezen worden.</translation>
    </message>
    <message>
        <source>It is no longer where it was.</source>
        <translation>Het staat niet meer waar het stond.</translation>
    </message>
    <message>
        <source>It was changed after you chose it. Drop it again to send what it is now.</source>
        <translation>Het is veranderd nadat je het koos. Sleep het opnieuw om te versturen wat het nu is.</translation>
    </message>
    <message>
        <source>Setting up the intranet failed. Try again with --reset.</source>
        <translation>Het intranet opzetten is mislukt. Probeer het opnieuw met --reset.</translation>
    </message>
    <message>
        <source>There is no free port on this computer.</source>
        <translation>Er is geen vrije poort op deze computer.</translation>
    </message>
    <message>
        <source>It ended at once. Its log is {log}.</source>
        <translation>Hij stopte meteen. Het logboek is {log}.</translation>
    </message>
    <message>
        <source>It took too long. Its log is {log}.</source>
        <translation>Het duurde te lang. Het logboek is {log}.</translation>
    </message>
    <message>
        <source>The server does not stop.</source>
        <translation>De server stopt niet.</translation>
    </message>
    <message>
        <source>The password of its administrator is lost. Try again with --reset.</source>
        <translation>Het wachtwoord van de beheerder is kwijt. Probeer het opnieuw met --reset.</translation>
    </message>
    <message>
        <source>It needs 1 GB of free disk space in {folder}.</source>
        <translation>Er is 1 GB vrije schijfruimte nodig in {folder}.</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>het is verlopen</translation>
    </message>
    <message>
        <source>it vouches for itself</source>
        <translation>het staat alleen voor zichzelf in</translation>
    </message>
    <message>
        <source>it is for another name</source>
        <translation>het is voor een andere naam</translation>
    </message>
    <message>
        <source>it was signed by somebody unknown</source>
        <translation>het is ondertekend door een onbekende</translation>
    </message>
    <message>
        <source>the connection could not be secured</source>
        <translation>de verbinding kon niet beveiligd worden</translation>
    </message>
    <message>
        <source>It is set up by uv, which is not here: pip install uv</source>
        <translation>Hij wordt opgezet door uv, en dat is hier niet: pip install uv</translation>
    </message>
    <message>
        <source>The disk is full. It needs 1 GB.</source>
        <translation>De schijf is vol. Er is 1 GB nodig.</translation>
    </message>
    <message>
        <source>Plone could not be fetched. Check the network connection.</source>
        <translation>Plone kon niet opgehaald worden. Controleer de netwerkverbinding.</translation>
    </message>
    <message>
        <source>Plone could not be installed.</source>
        <translation>Plone kon niet geïnstalleerd worden.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>Het is een map.</translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation>Het is geen bestand.</translation>
    </message>
    <message>
        <source>It was changed while it was being sent. Send it again.</source>
        <translation>Het veranderde tijdens het versturen. Verstuur het opnieuw.</translation>
    </message>
    <message>
        <source>It is a link to another folder. Open that and drop what is in it.</source>
        <translation>Het is een koppeling naar een andere map. Open die en sleep wat erin staat.</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>Het bestand is leeg (0 bytes).</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Het is er niet meer.</translation>
    </message>
    <message>
        <source>You may not read this file on this computer.</source>
        <translation>Je mag dit bestand op deze computer niet lezen.</translation>
    </message>
    <message>
        <source>This is not a file that can be shared.</source>
        <translation>Dit is geen bestand dat gedeeld kan worden.</translation>
    </message>
    <message>
        <source>These are too many files at once. Share them a folder at a time.</source>
        <translation>Dit zijn te veel bestanden ineens. Deel ze map voor map.</translation>
    </message>
    <message>
        <source>This is a program, so it is not opened here. Save it if you know what it does.</source>
        <translation>Dit is een programma, dus we openen het hier niet. Sla het op als je weet wat het doet.</translation>
    </message>
    <message>
        <source>No program on this computer opens it. You can save it.</source>
        <translation>Geen programma op deze computer opent het. Je kunt het wel opslaan.</translation>
    </message>
    <message>
        <source>It could not be saved there. Choose another place.</source>
        <translation>Daar kon het niet opgeslagen worden. Kies een andere plek.</translation>
    </message>
    <message>
        <source>Another program is setting it up. Try again when that is done.</source>
        <translation>Een ander programma is de server aan het inrichten. Probeer het opnieuw als dat klaar is.</translation>
    </message>
    <message>
        <source>This intranet has no place for that.</source>
        <translation>Dit intranet heeft daar geen plek voor.</translation>
    </message>
    <message>
        <source>That is not a picture.</source>
        <translation>Dat is geen foto.</translation>
    </message>
    <message>
        <source>A folder cannot lie in itself.</source>
        <translation>Een map kan niet in zichzelf liggen.</translation>
    </message>
    <message>
        <source>This is not a photo that can be read here. Choose a JPEG or PNG file.</source>
        <translation>Dit is geen foto die hier gelezen kan worden. Kies een JPEG- of PNG-bestand.</translation>
    </message>
    <message>
        <source>This is a drawing, not a photo. Choose a JPEG or PNG file.</source>
        <translation>Dit is een tekening, geen foto. Kies een JPEG- of PNG-bestand.</translation>
    </message>
    <message>
        <source>This photo is too small to recognise anybody on it.</source>
        <translation>Deze foto is te klein om iemand op te herkennen.</translation>
    </message>
    <message>
        <source>This photo is too large to be opened here. Make it smaller first.</source>
        <translation>Deze foto is te groot om hier te openen. Maak hem eerst kleiner.</translation>
    </message>
    <message>
        <source>It could not be read from the disk.</source>
        <translation>Het kon niet van de schijf gelezen worden.</translation>
    </message>
    <message>
        <source>This photo</source>
        <translation>Deze foto</translation>
    </message>
    <message>
        <source>On this computer Mienskip is for {site} only.</source>
        <translation>Op deze computer is Mienskip alleen voor {site}.</translation>
    </message>
    <message>
        <source>The sample intranet is not for this computer.</source>
        <translation>Het voorbeeldintranet is niet voor deze computer.</translation>
    </message>
    <message>
        <source>Documents are not kept on this computer.</source>
        <translation>Documenten worden niet op deze computer bewaard.</translation>
    </message>
    <message>
        <source>You saved it beside a document of the intranet. It is kept in {folder}; add it where it belongs.</source>
        <translation>Je bewaarde het naast een document van het intranet. Het staat in {folder}; voeg het toe waar het hoort.</translation>
    </message>
    <message>
        <source>It is being fetched. Drag it once more when it is here.</source>
        <translation>Het wordt opgehaald. Sleep het nog een keer als het er is.</translation>
    </message>
    <message>
        <source>Only this attachment was taken. Drag the others one by one, or save them first.</source>
        <translation>Alleen deze bijlage is overgenomen. Sleep de andere één voor één, of bewaar ze eerst.</translation>
    </message>
    <message>
        <source>This is a link to a page, not a file. Save it first, then share the file.</source>
        <translation>Dit is een link naar een pagina, geen bestand. Bewaar het eerst en deel dan het bestand.</translation>
    </message>
    <message>
        <source>picture.png</source>
        <translation>afbeelding.png</translation>
    </message>
    <message>
        <source>There are no captions in it that we understand. WebVTT and SubRip work.</source>
        <translation>Er staat geen ondertiteling in die we begrijpen. WebVTT en SubRip werken wel.</translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>Set by your organisation</source>
        <translation>Ingesteld door je organisatie</translation>
    </message>
</context>
<context>
    <name>matters</name>
    <message>
        <source>Official: {title}</source>
        <translation>Officieel: {title}</translation>
    </message>
    <message>
        <source>{name} answered you</source>
        <translation>{name} heeft je geantwoord</translation>
    </message>
    <message>
        <source>{name} commented on “{title}”</source>
        <translation>{name} reageerde op ‘{title}’</translation>
    </message>
    <message>
        <source>{name} mentioned you</source>
        <translation>{name} noemt je</translation>
    </message>
    <message>
        <source>{title} is free: you can change it now</source>
        <translation>{title} is vrij: je kunt het nu wijzigen</translation>
    </message>
    <message>
        <source>{title} was changed</source>
        <translation>{title} is gewijzigd</translation>
    </message>
    <message>
        <source>You belong to the team {team} now</source>
        <translation>Je hoort nu bij het team {team}</translation>
    </message>
    <message>
        <source>{name} shared {title}</source>
        <translation>{name} deelt {title}</translation>
    </message>
    <message>
        <source>{name} shared {number} documents</source>
        <translation>{name} deelt {number} documenten</translation>
    </message>
    <message>
        <source>You missed one thing</source>
        <translation>Je hebt één ding gemist</translation>
    </message>
    <message>
        <source>You missed {number} things</source>
        <translation>Je hebt {number} dingen gemist</translation>
    </message>
    <message>
        <source>Today you write your blog</source>
        <translation>Vandaag schrijf je je blog</translation>
    </message>
    <message>
        <source>Today you write “{title}”</source>
        <translation>Vandaag schrijf je ‘{title}’</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>{location}, room {room}</source>
        <translation>{location}, kamer {room}</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobiel</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Workplace</source>
        <translation>Werkplek</translation>
    </message>
    <message>
        <source>By the week</source>
        <translation>Per week</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leidinggevende</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>Knows about</source>
        <translation>Weet veel van</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>Over mij</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Werkplek</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Kamer</translation>
    </message>
</context>
<context>
    <name>policy</name>
    <message>
        <source>an address that begins with https://</source>
        <translation>een adres dat begint met https://</translation>
    </message>
    <message>
        <source>The intranet is {value}; another cannot be chosen.</source>
        <translation>Het intranet is {value}; een ander is niet te kiezen.</translation>
    </message>
    <message>
        <source>an address with a port as &quot;http://proxy.example.org:3128&quot;, &quot;pac:&quot; and the address of a script, &quot;system&quot; or &quot;none&quot;</source>
        <translation>een adres met een poort zoals &quot;http://proxy.example.org:3128&quot;, &quot;pac:&quot; en het adres van een script, &quot;system&quot; of &quot;none&quot;</translation>
    </message>
    <message>
        <source>The proxy of the system is used.</source>
        <translation>De proxy van het systeem wordt gebruikt.</translation>
    </message>
    <message>
        <source>No proxy is used, whatever the system says.</source>
        <translation>Er wordt geen proxy gebruikt, wat het systeem ook zegt.</translation>
    </message>
    <message>
        <source>Every request goes through the proxy {value}, signing in included.</source>
        <translation>Alles gaat via de proxy {value}, ook het aanmelden.</translation>
    </message>
    <message>
        <source>a list with &quot;password&quot;, and &quot;sample&quot; where that may be tried</source>
        <translation>een lijst met &quot;password&quot;, en &quot;sample&quot; waar dat geprobeerd mag worden</translation>
    </message>
    <message>
        <source>One signs in with a password; there is no sample intranet.</source>
        <translation>Je meldt je aan met een wachtwoord; er is geen voorbeeldintranet.</translation>
    </message>
    <message>
        <source>One signs in with a password, or tries the sample intranet.</source>
        <translation>Je meldt je aan met een wachtwoord, of probeert het voorbeeldintranet.</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true of false</translation>
    </message>
    <message>
        <source>Mienskip starts in the tray when one signs in to the computer.</source>
        <translation>Mienskip start in het systeemvak bij het aanmelden op de computer.</translation>
    </message>
    <message>
        <source>Mienskip does not start by itself.</source>
        <translation>Mienskip start niet vanzelf.</translation>
    </message>
    <message>
        <source>Documents may be kept on this computer, encrypted.</source>
        <translation>Documenten mogen versleuteld op deze computer bewaard worden.</translation>
    </message>
    <message>
        <source>Documents are not kept on this computer.</source>
        <translation>Documenten worden niet op deze computer bewaard.</translation>
    </message>
    <message>
        <source>a whole number of megabytes</source>
        <translation>een geheel aantal megabytes</translation>
    </message>
    <message>
        <source>Documents that were only opened take at most {value} MB.</source>
        <translation>Documenten die alleen geopend zijn, nemen hoogstens {value} MB in.</translation>
    </message>
    <message>
        <source>a whole number of days, 1 or more</source>
        <translation>een heel aantal dagen, 1 of meer</translation>
    </message>
    <message>
        <source>Documents that were only opened leave after {value} days without use.</source>
        <translation>Documenten die alleen geopend zijn gaan weg na {value} dagen zonder gebruik.</translation>
    </message>
    <message>
        <source>Large files are sent and fetched on metered connections too.</source>
        <translation>Grote bestanden worden ook verstuurd en opgehaald als je voor verbruik betaalt.</translation>
    </message>
    <message>
        <source>Large files wait while the connection is metered.</source>
        <translation>Grote bestanden wachten zolang je op deze verbinding voor verbruik betaalt.</translation>
    </message>
    <message>
        <source>a whole number of minutes, 0 for never</source>
        <translation>een heel aantal minuten, 0 voor nooit</translation>
    </message>
    <message>
        <source>Nobody is signed out for not using the computer.</source>
        <translation>Niemand wordt afgemeld omdat de computer niet gebruikt wordt.</translation>
    </message>
    <message>
        <source>Who does not use the computer for {value} minutes is signed out.</source>
        <translation>Wie de computer {value} minuten niet gebruikt, wordt afgemeld.</translation>
    </message>
    <message>
        <source>One is signed out when Mienskip is quit or the computer is left.</source>
        <translation>Je wordt afgemeld als je Mienskip afsluit of de computer verlaat.</translation>
    </message>
    <message>
        <source>One stays signed in when Mienskip is quit.</source>
        <translation>Je blijft aangemeld als je Mienskip afsluit.</translation>
    </message>
    <message>
        <source>&quot;content&quot;, &quot;sender&quot; or &quot;nothing&quot;</source>
        <translation>&quot;content&quot;, &quot;sender&quot; of &quot;nothing&quot;</translation>
    </message>
    <message>
        <source>Notifications show what they are about.</source>
        <translation>Meldingen laten zien waar ze over gaan.</translation>
    </message>
    <message>
        <source>Notifications show only whom they are from.</source>
        <translation>Meldingen laten alleen zien van wie ze zijn.</translation>
    </message>
    <message>
        <source>Notifications show only that there is something.</source>
        <translation>Meldingen laten alleen zien dat er iets is.</translation>
    </message>
    <message>
        <source>&quot;stable&quot;, &quot;testing&quot; or &quot;managed&quot;</source>
        <translation>&quot;stable&quot;, &quot;testing&quot; of &quot;managed&quot;</translation>
    </message>
    <message>
        <source>Noted: {value}. This version does not update itself.</source>
        <translation>Genoteerd: {value}. Deze versie werkt zichzelf niet bij.</translation>
    </message>
    <message>
        <source>false: there is none</source>
        <translation>false: die is er niet</translation>
    </message>
    <message>
        <source>There is none, with or without this line.</source>
        <translation>Die is er niet, met of zonder deze regel.</translation>
    </message>
    <message>
        <source>one of the settings in the README: this name is none of them</source>
        <translation>een van de instellingen in de README: deze naam hoort daar niet bij</translation>
    </message>
    <message>
        <source>This is no JSON: {value}.</source>
        <translation>Dit is geen JSON: {value}.</translation>
    </message>
    <message>
        <source>The file must hold one object: { … }.</source>
        <translation>In het bestand moet één object staan: { … }.</translation>
    </message>
    <message>
        <source>The file cannot be read: {value}.</source>
        <translation>Het bestand is niet te lezen: {value}.</translation>
    </message>
</context>
<context>
    <name>reporting</name>
    <message>
        <source>Report a comment</source>
        <translation>Een reactie melden</translation>
    </message>
    <message>
        <source>Is something not right with what {name} says?</source>
        <translation>Klopt er iets niet aan wat {name} zegt?</translation>
    </message>
    <message>
        <source>It goes to {name}, who wrote what this stands below. You can change that.</source>
        <translation>Het gaat naar {name}, die schreef waar dit onder staat. Je kunt dat veranderen.</translation>
    </message>
    <message>
        <source>You choose who gets it: somebody of Communicatie, for instance, or your manager.</source>
        <translation>Jij kiest wie het krijgt: iemand van Communicatie bijvoorbeeld, of je leidinggevende.</translation>
    </message>
    <message>
        <source>The intranet has no place for reports, so this opens a mail in your mail program.</source>
        <translation>Het intranet heeft geen plek voor meldingen. Daarom opent er een mail in je mailprogramma.</translation>
    </message>
    <message>
        <source>Write the mail</source>
        <translation>Mail schrijven</translation>
    </message>
    <message>
        <source>A comment on “{title}”</source>
        <translation>Een reactie bij ‘{title}’</translation>
    </message>
    <message>
        <source>I would like you to look at this comment:</source>
        <translation>Wil je naar deze reactie kijken?</translation>
    </message>
    <message>
        <source>What is not right with it:</source>
        <translation>Wat er niet aan klopt:</translation>
    </message>
</context>
<context>
    <name>saving</name>
    <message>
        <source>Not saved</source>
        <translation>Niet opgeslagen</translation>
    </message>
    <message>
        <source>The file could not be saved there. Choose another folder.</source>
        <translation>Het bestand kon daar niet opgeslagen worden. Kies een andere map.</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>Starting the server</source>
        <translation>We starten de server</translation>
    </message>
    <message>
        <source>Making an empty Plone</source>
        <translation>We maken een lege Plone</translation>
    </message>
    <message>
        <source>Making it an intranet</source>
        <translation>We maken er een intranet van</translation>
    </message>
    <message>
        <source>Fetching Plone (about 100 MB, once)</source>
        <translation>We halen Plone op (ongeveer 100 MB, eenmalig)</translation>
    </message>
</context>
<context>
    <name>sizes</name>
    <message>
        <source>less than a minute left</source>
        <translation>nog minder dan een minuut</translation>
    </message>
    <message>
        <source>{count} min left</source>
        <translation>nog {count} min</translation>
    </message>
    <message>
        <source>{count} h left</source>
        <translation>nog {count} uur</translation>
    </message>
</context>
<context>
    <name>topics</name>
    <message>
        <source>Official news</source>
        <translation>Officieel nieuws</translation>
    </message>
    <message>
        <source>News of my teams</source>
        <translation>Nieuws van mijn teams</translation>
    </message>
    <message>
        <source>News of those I follow</source>
        <translation>Nieuws van wie ik volg</translation>
    </message>
    <message>
        <source>Other news and blogs</source>
        <translation>Ander nieuws en blogs</translation>
    </message>
    <message>
        <source>The day on which I write my blog</source>
        <translation>De dag waarop ik mijn blog schrijf</translation>
    </message>
    <message>
        <source>Answers to me</source>
        <translation>Antwoorden aan mij</translation>
    </message>
    <message>
        <source>Comments on what I wrote</source>
        <translation>Reacties op wat ik schreef</translation>
    </message>
    <message>
        <source>Somebody mentions me</source>
        <translation>Iemand noemt mij</translation>
    </message>
    <message>
        <source>A document that I follow or keep offline is changed</source>
        <translation>Een document dat ik volg of bewaar is gewijzigd</translation>
    </message>
    <message>
        <source>Something is shared with me</source>
        <translation>Er is iets met mij gedeeld</translation>
    </message>
    <message>
        <source>An event that I go to begins</source>
        <translation>Iets waar ik heen ga begint</translation>
    </message>
    <message>
        <source>A document that I wait for is free</source>
        <translation>Een document waarop ik wacht is vrij</translation>
    </message>
    <message>
        <source>My files are sent, or are not</source>
        <translation>Mijn bestanden zijn wel of niet verstuurd</translation>
    </message>
    <message>
        <source>I have to sign in again</source>
        <translation>Ik moet me opnieuw aanmelden</translation>
    </message>
    <message>
        <source>What I missed</source>
        <translation>Wat ik gemist heb</translation>
    </message>
    <message>
        <source>You were told because it is official news, for everybody.</source>
        <translation>Je kreeg dit omdat het officieel nieuws is, voor iedereen.</translation>
    </message>
    <message>
        <source>You were told because it is news of your team {team}.</source>
        <translation>Je kreeg dit omdat het nieuws is van je team {team}.</translation>
    </message>
    <message>
        <source>You were told because you follow who wrote it, or this blog.</source>
        <translation>Je kreeg dit omdat je volgt wie het schreef, of deze blog.</translation>
    </message>
    <message>
        <source>You were told because it is news for everybody.</source>
        <translation>Je kreeg dit omdat het nieuws voor iedereen is.</translation>
    </message>
    <message>
        <source>You were told because you write your blog on this day.</source>
        <translation>Je kreeg dit omdat je op deze dag je blog schrijft.</translation>
    </message>
    <message>
        <source>You were told because somebody answered you.</source>
        <translation>Je kreeg dit omdat iemand je antwoordde.</translation>
    </message>
    <message>
        <source>You were told because somebody commented on what you wrote.</source>
        <translation>Je kreeg dit omdat iemand reageerde op wat je schreef.</translation>
    </message>
    <message>
        <source>You were told because your name is in it.</source>
        <translation>Je kreeg dit omdat je naam erin staat.</translation>
    </message>
    <message>
        <source>You were told because you follow this document or keep it offline.</source>
        <translation>Je kreeg dit omdat je dit document volgt of bewaart.</translation>
    </message>
    <message>
        <source>You were told because it concerns {team}: a team of yours, or one that you follow.</source>
        <translation>Je kreeg dit omdat het om {team} gaat: een team van jou, of een dat je volgt.</translation>
    </message>
    <message>
        <source>You were told because you go to this event.</source>
        <translation>Je kreeg dit omdat je hierheen gaat.</translation>
    </message>
    <message>
        <source>You were told because you asked for what you missed at this time.</source>
        <translation>Je kreeg dit omdat je om deze tijd wilt horen wat je gemist hebt.</translation>
    </message>
    <message>
        <source>You were told because you asked to know when nobody works on this.</source>
        <translation>Je kreeg dit omdat je wilde weten wanneer niemand hier meer aan werkt.</translation>
    </message>
    <message>
        <source>You were told because you sent this file.</source>
        <translation>Je kreeg dit omdat jij dit bestand verstuurde.</translation>
    </message>
    <message>
        <source>You were told because nothing new comes in until you sign in.</source>
        <translation>Je kreeg dit omdat er niets nieuws binnenkomt tot je je aanmeldt.</translation>
    </message>
</context>
<context>
    <name>whereabouts</name>
    <message>
        <source>Home</source>
        <translation>Thuis</translation>
    </message>
    <message>
        <source>Works from home today</source>
        <translation>Werkt vandaag thuis</translation>
    </message>
    <message>
        <source>Today at {place}</source>
        <translation>Vandaag in {place}</translation>
    </message>
</context>
</TS>
