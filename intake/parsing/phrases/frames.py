"""Stems of what companies put above and below each letter; two sorts of them make one."""

FOOTER_STARTS = (
    "confidentiality notice", "confidential:", "disclaimer", "important notice:", "legal notice",
    "ansvarsfriskrivning", "sekretessmeddelande", "please consider the environment",
    "think before you print", "tänk på miljön", "hjälp miljön", "spara på papper", "skriv inte ut",
    "when you e-mail us", "när du skickar e-post till", "när du mejlar", "när du mailar",
    "när du kontaktar oss", "så behandlar vi dina personuppgifter", "så hanterar vi dina person",
    "information om hur vi behandlar", "läs om hur vi behandlar", "läs om hur vi hanterar",
    "vi behandlar dina personuppgifter", "tænk på miljøet", "tenk på miljøet",
    "bitte denken sie an die umwelt", "bitte prüfen sie der umwelt", "denk aan het milieu",
    "pensez à l'environnement", "merci de penser à l'environnement", "piense en el medio",
    "antes de imprimir", "prima di stampare", "rispetta l'ambiente", "pomyśl o środowisku",
    "zanim wydrukujesz", "ajattele ympäristöä", "virus-free", "virusfri", "virenfrei",
    "this email has been checked for viruses", "this email has been scanned",
    "this message has been scanned", "den här e-posten har genomsökts",
    "det här e-postmeddelandet har", "diese e-mail wurde von avast", "denna e-post har genomsökts",
    "haftungsausschluss", "vertraulichkeitshinweis", "avis de confidentialité", "aviso legal",
    "aviso de confidencialidad", "avviso di riservatezza", "klauzula", "informacja poufna",
    "translated by", "översatt av", "automatically translated", "automatiskt översatt",
)  # fmt: skip

FOOTER_STEMS: tuple[tuple[str, ...], ...] = (
    (
        "konfidenti", "confidenti", "confidenci", "sekretess", "fortrolig", "vertraulich",
        "vertrouwelijk", "privileged", "riservat", "poufn", "luottamuksel", "legally protected",
        "salassapid",
    ),
    (
        "endast avsed", "intended solely", "intended only", "solely for", "kun beregnet",
        "kun ment", "kun tiltenkt", "ausschließlich", "nur für den", "uitsluitend bestemd",
        "destinés exclusivement", "destiné exclusivement", "exclusivement à", "exclusivamente",
        "esclusivamente", "wyłącznie dla", "vain vastaanottaja", "tarkoitettu vain",
        "avsedd för", "avsett för", "for the use of the",
    ),
    (
        "av misstag", "intended recipient", "received this", "ved en feil", "ved en fejl",
        "irrtümlich", "nicht der richtige", "ten onrechte", "par erreur", "por error",
        "per errore", "omyłkowo", "vahingossa", "rätt mottagare", "rätte mottagaren",
        "in error", "erhalten haben",
    ),
    (
        "radera", "delete", "slette", "löschen", "verwijder", "supprim", "elimin", "usunięci",
        "poista", "destroy", "förstör", "vernicht", "usunąć",
    ),
    (
        "personuppgift", "gdpr", "dataskydd", "privacy policy", "integritetspolicy",
        "datenschutz", "personopplysning", "personoplysning", "privatlivspolitik", "rodo",
        "tietosuoja", "données personnelles", "datos personales", "dati personali",
    ),
    (
        "meddela avsändaren", "notify the sender", "underrette afsender", "varsle avsender",
        "absender", "afzender", "avertir l'expéditeur", "avise al remitente", "il mittente",
        "nadawc", "lähettäjälle", "kontakta avsändaren", "inform the sender", "www.", "https://",
    ),
)  # fmt: skip

BANNER_STARTS = (
    "caution:", "[external", "[extern", "external email", "external sender", "extern avsändare",
    "you don't often get email from", "you don’t often get email from", "warning:", "varning:",
    "externt mejl", "externt meddelande", "externt mail", "[external]", "obs! externt",
    "du får inte ofta e-post från", "du får inte ofta mejl från", "du får inte ofta e-post",
    "this email originated from outside", "this message originated from outside",
    "this message was sent from outside", "detta e-postmeddelande kommer från",
    "det här mejlet kommer från en", "detta mejl kommer från en extern", "achtung:", "attention :",
    "attention:", "attenzione:", "let op:", "uwaga:", "varoitus:", "advarsel:", "precaución:",
    "precaucion:", "atención:", "atenção:", "[ext]", "*external", "**external", "zewnętrzn",
    "some people who received this message don't often get email",
    "vissa personer som har fått det här", "sie erhalten nicht häufig", "sie erhalten nicht oft",
    "u ontvangt niet vaak", "vous n'obtenez pas souvent", "vous ne recevez pas souvent",
    "no suele recibir", "nie otrzymujesz często", "et saa usein", "du får ikke ofte",
    "du modtager ikke ofte", "non si ricevono spesso",
)  # fmt: skip

BANNER_STEMS: tuple[tuple[str, ...], ...] = (
    (
        "extern", "outside", "ekstern", "außerhalb", "buiten de", "extérieur", "fuera de",
        "esterno", "spoza", "ulkopuol", "zewnętrz", "often get", "inte ofta", "ikke ofte",
        "nicht häufig", "nicht oft", "niet vaak", "pas souvent", "suele recibir", "usein",
        "ricevono spesso", "otrzymujesz często",
    ),
    (
        "länk", "link", "lenk", "lien", "enlace", "linkki", "click", "klick", "klik", "cliqu",
        "learn why", "ta reda på varför", "erfahren sie", "meer informatie", "découvr",
        "lær hvorfor",
    ),
    (
        "bilag", "attachment", "vedhæft", "vedlegg", "anhang", "anhänge", "bijlage",
        "pièces jointes", "adjunto", "allegat", "załącznik", "liitte", "important", "viktigt",
        "wichtig", "belangrijk", "importante", "vigtigt",
    ),
    (
        "avsändar", "sender", "afsender", "avsender", "absender", "afzender", "expéditeur",
        "remitente", "mittente", "nadawc", "lähettäj", "email", "e-post", "e-mail", "mejl",
    ),
)  # fmt: skip

BANNER_LINES = frozenset({
    "external", "extern", "external email", "external sender", "external mail", "extern avsändare",
    "externt mejl", "externt mail", "externt meddelande", "externe e-mail", "extern e-post",
    "ekstern e-post", "ekstern mail", "ekstern avsender", "ekstern afsender", "email from outside",
    "caution: external email", "warning: external email", "varning: extern avsändare",
    "externer absender", "expéditeur externe", "remitente externo", "mittente esterno",
    "ulkoinen lähettäjä", "nadawca zewnętrzny", "externe afzender",
})  # fmt: skip
