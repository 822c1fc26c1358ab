"""The commonest words of mails about what is broken, by language."""

_SWEDISH = """
och att det som en på är av för med den till inte har jag om ett han men var så vi kan när de
ni du från eller vid nu ska hej mvh hälsningar vänlig vänliga tack fungerar funkar går inget
ingen också under efter hos oss er era vår vårt detta denna dessa skulle behöver kommer fel
trasig sönder läcker dörren lampan lampa hissen värmen vatten felanmälan bifogar bild idag igår
imorgon snarast någon något mycket bara sedan finns får vill gärna hälsar ring kontakta mig min
mitt vara blir blev varit behövs stänger stängs öppnar slutat sitter
"""
_ENGLISH = """
the and to of is in that it for on with as was at be this have from or by not are but we you
our your they which will would there can has had an please hello hi dear thanks thank regards
does do doesn don isn won't when been if so what who how all any some could should broken
working works door lamp light heating water leak leaking closes close open stopped picture
attached today yesterday tomorrow soon need needs someone something call me my us i'm since
just about them best kind sincerely again still also very cannot
"""
_DANISH = """
og at det som en på er af for med den til ikke har jeg om et han men var så vi kan når de
i du fra eller ved nu skal hej mvh hilsen venlig venlige tak virker går intet ingen også under
efter hos os jeres vores dette denne disse skulle behøver kommer fejl gået stykker lækker døren
lampen elevatoren varmen vand vedhæftet billede idag går morgen hurtigst nogen noget meget bare
siden findes får vil gerne ring kontakt mig min mit være bliver blev været lukker åbner stoppet
"""
_NORWEGIAN = """
og at det som en på er av for med den til ikke har jeg om et han men var så vi kan når de
dere du fra eller ved nå skal hei mvh hilsen vennlig takk virker fungerer går ingenting ingen
også under etter hos oss deres vår vårt dette denne disse skulle trenger kommer feil ødelagt
lekker døren døra lampen heisen varmen vann vedlagt bilde dag går morgen snarest noen noe mye bare
siden finnes får vil gjerne ring kontakt meg min mitt være blir ble vært lukker åpner stoppet
"""
_FINNISH = """
ja on ei se että hän oli olla mutta niin kun kuin tai jos myös ovat minä meidän teidän tämä nyt
hei terve kiitos terveisin ystävällisin voi voisitteko voitteko pitää ovi hissi lamppu vesi vuotaa
rikki toimi toimii lämmitys kuva liitteenä tänään eilen huomenna pian joku jotain paljon vain
sitten mukaan ole olen olemme meillä teillä mistä missä milloin korjata korjaamaan sopii klo
"""
_GERMAN = """
und der die das ist nicht ein eine zu in den mit von für auf es ich wir sie sich dem des im auch
an als bei war wird werden sind hat haben kann können bitte hallo guten tag danke vielen dank grüße
freundlichen mit aber oder wenn nur noch nach seit uns unser unsere ihr ihre tür aufzug licht lampe
heizung wasser undicht kaputt defekt funktioniert schließt öffnet heute gestern morgen jemand etwas
"""
_DUTCH = """
de het een en van ik te dat die in is niet zijn op aan met als voor er maar om hem dan zou wat mijn
door bij ook uit naar heeft hebben deze kan kunnen wij we u uw ons onze graag hallo beste dank
bedankt groet vriendelijke groeten deur lift lamp licht verwarming water lekt kapot defect werkt
sluit opent vandaag gisteren morgen iemand iets geen nog sinds
"""
_FRENCH = """
le la les de des et un une est que qui dans pour pas sur avec ce il elle nous vous je ne se au aux
du en par plus sont été a ai avons avez peut pouvez bonjour merci cordialement bonne journée mais ou
si notre votre nos vos porte ascenseur lampe lumière chauffage eau fuite panne cassé cassée marche
fonctionne ferme ouvre depuis aujourd'hui hier demain quelqu'un quelque chose très
"""
_SPANISH = """
el la los las de y que en un una es no por con para se su del al lo como más pero sus le ya o este
sí porque esta entre cuando muy sin sobre también me hasta hay donde nosotros hola buenos días
gracias saludos puerta ascensor lámpara luz calefacción agua fuga roto rota funciona cierra abre
desde hoy ayer mañana alguien algo está están puede pueden favor
"""
_ITALIAN = """
il lo la i gli le di e che in un una è non per con si su del della al alla come più ma ci da sono
ho abbiamo avete può potete anche se questo questa nostro nostra vostro buongiorno salve grazie
saluti cordiali porta ascensore lampada luce riscaldamento acqua perde rotto rotta funziona chiude
apre oggi ieri domani qualcuno qualcosa molto quando dopo
"""
_POLISH = """
i w nie na się z do to jest że o jak ale po co tak za od jego był przez dla są czy może tylko już
lub oraz przy być mam mamy proszę dzień dobry dziękuję pozdrawiam witam drzwi winda lampa światło
ogrzewanie woda cieknie zepsuty zepsuta zepsute działa zamyka otwiera dzisiaj wczoraj jutro ktoś coś
bardzo kiedy nasz nasza u nas państwo pan pani
"""

WORDS: dict[str, frozenset[str]] = {
    "sv": frozenset(_SWEDISH.split()),
    "en": frozenset(_ENGLISH.split()),
    "da": frozenset(_DANISH.split()),
    "nb": frozenset(_NORWEGIAN.split()),
    "fi": frozenset(_FINNISH.split()),
    "de": frozenset(_GERMAN.split()),
    "nl": frozenset(_DUTCH.split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
    "it": frozenset(_ITALIAN.split()),
    "pl": frozenset(_POLISH.split()),
}
