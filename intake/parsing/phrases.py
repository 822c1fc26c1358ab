"""How mail programs mark answers, forwards and signatures, in the languages we may meet."""

HEADER_LABELS: dict[str, tuple[str, ...]] = {
    "from": (
        "from", "från", "fra", "von", "van", "de", "da", "od", "lähettäjä", "feladó", "от", "від",
        "від кого", "от кого", "отправитель", "gönderen", "kimden", "saatja", "mittente",
        "nadawca", "remitente", "remetente", "expéditeur", "expeditor", "de la", "šalje",
        "absender",
        "afsender", "avsändare", "avsender", "afzender", "od koga", "kellelt", "nuo", "no", "από",
        "发件人", "寄件者", "差出人", "送信者", "보낸 사람", "送件人", "von/from", "из",
    ),
    "date": (
        "date", "sent", "datum", "skickat", "skickad", "dato", "sendt", "gesendet", "fecha",
        "data",
        "enviado", "enviado el", "enviada em", "enviada", "envoyé", "envoyé le", "inviato",
        "wysłano", "wysłane", "lähetetty", "dátum", "päivämäärä", "päiväys", "дата", "отправлено",
        "надіслано", "відправлено", "tarih", "gönderilme tarihi", "gönderildi", "odesláno",
        "odoslané", "elküldve", "küldve", "kuupäev", "saadetud", "saatmisaeg", "trimis",
        "trimis la",
        "poslano", "verzonden", "datum/zeit", "date/heure", "sendedatum", "sänt", "poslané",
        "ημερομηνία", "日期", "发送时间", "寄件日期", "送信日時", "日時", "보낸 날짜",
        "gesendet am",
    ),
    "to": (
        "to", "till", "til", "an", "aan", "à", "a", "para", "do", "komu", "vastaanottaja",
        "címzett",
        "кому", "kime", "alıcı", "kellele", "saaja", "către", "catre", "prima", "destinataire",
        "destinatario", "destinatário", "destinatari", "adresat", "pre", "za", "mottagare",
        "modtager", "mottaker", "ontvanger", "empfänger", "προς", "收件人", "收件者", "宛先",
        "받는 사람", "kam", "adressee", "επίσης προς", "odbiorca", "для", "getadresseerde",
    ),
    "cc": (
        "cc", "kopia", "kopie", "kopi", "kópia", "másolat", "másolatot kap", "copia", "copie à",
        "cópia", "копия", "копія", "dw", "do wiadomości", "bilgi", "kopio", "koopia", "copie",
        "抄送", "副本", "참조", "kópiu dostane", "w kopii", "bcc", "dold kopia", "cc/kopia",
    ),
    "subject": (
        "subject", "ämne", "emne", "betreff", "onderwerp", "objet", "asunto", "assunto", "oggetto",
        "temat", "aihe", "předmět", "predmet", "tárgy", "тема", "konu", "teema", "subiect",
        "ärende", "主题", "主旨", "件名", "제목", "θέμα", "naslov", "sujet", "titel", "rubrik",
    ),
    "other": (
        "reply-to", "reply to", "svar till", "svara till", "svar til", "antwort an", "répondre à",
        "responder a", "rispondi a", "risposta", "odpověď", "odpowiedź do", "antwoord aan",
        "importance", "prioritet", "priority", "priorität", "wichtigkeit", "betydelse",
        "vigtighed",
        "attachments", "bilagor", "bifogade filer", "anlagen", "vedhæftede filer", "organization",
        "organisation", "resent-from", "mailing-list", "list", "x-mailer", "sender", "via",
        "cópia oculta", "message-id", "return-path", "ответить",
    ),
}  # fmt: skip

LABELS = {label: kind for kind, labels in HEADER_LABELS.items() for label in labels}

ORIGINAL_MESSAGE = frozenset({
    "original message", "original meddelande", "ursprungligt meddelande",
    "ursprungliga meddelandet",
    "originalmeddelande", "oprindelig meddelelse", "original meddelelse", "opprinnelig melding",
    "originalmelding", "ursprüngliche nachricht", "originalnachricht", "ursprüngliche mail",
    "originalmail", "original-nachricht", "original nachricht", "oorspronkelijk bericht",
    "origineel bericht", "message d'origine", "message original", "courriel original",
    "mensaje original", "messaggio originale", "mensagem original", "alkuperäinen viesti",
    "oryginalna wiadomość", "wiadomość oryginalna", "original e-mail", "original email",
    "original mail", "original appointment", "původní zpráva", "pôvodná správa",
    "eredeti üzenet", "исходное сообщение", "оригинальное сообщение", "原始邮件", "元のメッセージ",
    "reply message", "mesaj original", "orijinal mesaj", "orijinal ileti", "previous message",
    "føregåande melding", "alkuperäinen sähköposti", "quoted text", "svarsmeddelande",
})  # fmt: skip

FORWARDED_MESSAGE = frozenset({
    "forwarded message", "begin forwarded message", "forwarded by", "start of forwarded message",
    "forwarded mail", "forwarded email", "original message forwarded", "forward message",
    "vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat mail",
    "vidarebefordrat e-postmeddelande", "början på vidarebefordrat brev",
    "början på vidarebefordrat meddelande", "vidaresänt meddelande", "vidarebefordrat",
    "videresendt meddelelse", "videresendt besked", "start på videresendt besked",
    "start på videresendt meddelelse", "videresendt melding", "videresendt e-post",
    "begynnelse på videresendt melding", "weitergeleitete nachricht", "weitergeleitete mail",
    "anfang der weitergeleiteten nachricht", "weitergeleitete e-mail", "doorgestuurd bericht",
    "begin doorgestuurd bericht", "doorgestuurde bericht", "message transféré",
    "message transfere",
    "début du message réexpédié", "début du message transféré", "mensaje reenviado",
    "inicio del mensaje reenviado", "mensaje enviado", "messaggio inoltrato",
    "messaggio inoltrata",
    "inizio messaggio inoltrato", "inizio del messaggio inoltrato", "mensagem encaminhada",
    "mensagem reencaminhada", "início da mensagem reencaminhada", "início da mensagem encaminhada",
    "välitetty viesti", "välitetty viesti / fwd.msg", "välitetty viesti alkaa",
    "edelleenlähetetty viesti", "edelleen lähetetty viesti", "przekazana wiadomość",
    "treść przekazanej wiadomości", "początek przekazywanej wiadomości",
    "wiadomość przesłana dalej", "wiadomość przekazana", "přeposlaná zpráva",
    "začátek přeposílané zprávy", "začátek přeposlané zprávy", "preposlaná správa",
    "preposlaná správa --- forwarded message", "začiatok preposlanej správy",
    "továbbított üzenet", "továbbított levél kezdete", "пересылаемое сообщение",
    "пересланное сообщение", "перенаправленное сообщение", "начало переадресованного сообщения",
    "начало пересылаемого сообщения", "переслане повідомлення", "перенаправлене повідомлення",
    "початок листа, що пересилається", "edastatud kiri", "edastatud sõnum", "mesaj redirecționat",
    "mesaj redirectionat", "inceputul mesajului redirecționat",
    "începutul mesajului redirecționat",
    "iletilmiş mesaj", "i̇letilmiş mesaj", "iletilen mesaj", "i̇letilen mesaj",
    "i̇leti başlangıcı",
    "iletilen iletinin başlangıcı", "i̇letilen iletinin başlangıcı", "proslijeđena poruka",
    "započni proslijeđenu poruku", "početak proslijeđene poruke", "posredovano sporočilo",
    "转发的邮件", "转发邮件", "轉寄郵件", "転送されたメッセージ", "전달된 메시지",
    "以下はメッセージの転送です",
    "προωθημένο μήνυμα", "persiųstas laiškas", "pārsūtīta ziņa", "framsend skilaboð",
})  # fmt: skip

WROTE = (
    "wrote", "writes", "skrev", "skriver", "schrieb", "schreibt", "hat geschrieben", "escribió",
    "escribio", "escribe", "a écrit", "a ecrit", "écrivait", "ha scritto", "scrive", "schreef",
    "geschreven", "kirjoitti", "napisał(a)", "napisał", "napisała", "pisze", "napsal(a)", "napsal",
    "napsala", "napísal(a)", "napísal", "escreveu", "написал(а)", "написал", "написала", "пишет",
    "написав", "пише", "ezt írta", "írta", "a scris", "yazdı", "kirjutas", "je napisao",
    "je napisao/la", "napisao je", "napisao", "έγραψε", "rašė", "rakstīja", "skrifaði", "写道",
    "寫道", "написа", "escreveu:", "schrieb:", "said", "pisał", "wrote the following", "følgende",
)  # fmt: skip

WROTE_STARTS = frozenset({
    "on", "at", "den", "d", "am", "le", "el", "il", "op", "em", "w", "dnia", "dne", "dňa", "na",
    "på", "vid", "kl", "ons", "mån", "tis", "tors", "tor", "fre", "lör", "sön", "man", "tir",
    "lør", "søn", "mo", "di", "mi", "do", "fr", "sa", "so", "mandag", "tirsdag", "onsdag",
    "torsdag", "fredag", "lørdag", "søndag", "måndag", "tisdag", "lördag", "söndag", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "ma", "ti", "ke", "to", "pe", "la", "su", "pon",
    "wt", "śr", "czw", "pt", "sob", "niedz", "quoting", "citerar", "dnia,", "în", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "maandag", "dinsdag",
    "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "dana", "u", "ponedjeljak", "kell",
    "στις", "mié", "jue", "vie", "wo", "vr", "za", "zo", "út", "st", "čt", "pá", "ne", "po",
})  # fmt: skip

MOBILE_STARTS = (
    "sent from ", "sent via ", "sent with ", "sent using ", "get outlook for ", "skickat från ",
    "skickat via ", "skickad från ", "skickat med ", "sänt från ", "hämta outlook för ",
    "hämta outlook for ", "sendt fra ", "sendt via ", "sendt med ", "hent outlook til ",
    "hent outlook for ", "få outlook for ", "skaff deg outlook for ", "von meinem ",
    "gesendet von ", "gesendet mit ", "diese nachricht wurde von mein", "outlook für ",
    "holen sie sich outlook für ", "envoyé de ", "envoyé depuis ", "envoyé à partir de ",
    "télécharger outlook pour ", "obtenir outlook pour ", "verzonden vanaf ", "verstuurd vanaf ",
    "verzonden via ", "verstuurd met ", "outlook voor ", "lähetetty ", "hanki outlook",
    "enviado desde ", "enviado de ", "enviado do ", "obtener outlook para ",
    "obter o outlook para",
    "inviato da ", "inviato dal ", "scarica outlook per ", "wysłane z ", "wysłano z ",
    "pobierz outlook dla ", "odesláno z ", "отправлено с ", "отправлено из ", "надіслано з ",
    "hankige outlook", "saadetud minu ", "从我的 iphone 发送", "发自我的", "iphoneから送信",
    "trimis de pe ",
)  # fmt: skip

MOBILE_THINGS = (
    "phone", "ipad", "android", "mobil", "mobiel", "telefon", "telefoon", "puhelin", "samsung",
    "galaxy", "huawei", "xiaomi", "oneplus", "sony", "xperia", "nokia", "blackberry", "pixel",
    "outlook", "mail", "e-post", "epost", "sähköposti", "correo", "windows", "yahoo", "proton",
    "spark", "surfplatta", "tablet", "nettbrett", "smart", " app", "handy", "móvil", "celular",
    "телефон", "айфон", "mac", "hey.com", "front", "laitteesta", " min ", " my ", " mein", " mijn ",
    " mi ", " mon ", " mio ",
)  # fmt: skip
"""What a mail is written with; no other line that says where something was sent from is cut."""

MOBILE_ENDS = ("gesendet", "gesendet.", "발송", "から送信", "発送", "küldve")

CLOSINGS = frozenset({
    "mvh", "m v h", "m.v.h.", "m.v.h", "med vänlig hälsning", "med vänliga hälsningar",
    "vänlig hälsning", "vänliga hälsningar", "med vänlig hälsning/best regards",
    "med vänlig hälsning / best regards", "med vänlig hälsning / kind regards", "hälsning",
    "hälsningar", "vänligen", "bästa hälsningar", "varma hälsningar", "med hälsning",
    "hälsar", "vh", "/mvh", "mvh/", "bästa hälsning", "många hälsningar", "allt gott", "hilsen",
    "med venlig hilsen", "venlig hilsen", "med venlige hilsner", "venlige hilsner",
    "med vennlig hilsen", "vennlig hilsen", "vennlige hilsener", "beste hilsen", "bedste hilsner",
    "bedste hilsener", "med hilsen", "kh", "de bedste hilsner", "mange hilsner", "hilsner", "dbh",
    "mit freundlichen grüßen", "mit freundlichen grüssen", "freundliche grüße",
    "freundliche grüsse", "viele grüße", "viele grüsse", "beste grüße", "liebe grüße", "mfg",
    "mit freundlichem gruß", "mit besten grüßen", "herzliche grüße", "gruß", "grüße", "vg", "lg",
    "ystävällisin terveisin", "terveisin", "yst. terv.", "t.", "met vriendelijke groet",
    "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "mvg", "groeten",
    "z poważaniem", "pozdrawiam", "cordialement", "bien cordialement", "sincères salutations",
    "saludos", "un saludo", "saludos cordiales", "atentamente", "cordiali saluti",
    "distinti saluti", "atenciosamente", "med venleg helsing", "helsing", "vennlig hilsen / best "
    "regards", "med vennlig hilsen / best regards", "med venlig hilsen / best regards",
    "med venlig hilsen / kind regards",
})  # fmt: skip

ENGLISH_CLOSINGS = frozenset({
    "best regards", "kind regards", "regards", "br", "kr", "sincerely", "yours sincerely",
    "best wishes", "warm regards", "many thanks", "best", "cheers", "with kind regards",
    "yours faithfully", "with best regards", "thanks and regards", "thanks & regards",
    "kindest regards", "all the best",
})  # fmt: skip
"""Cut only where an address or a telephone number follows: else too much is lost for a name."""

REPLY_PREFIXES = frozenset({
    "re", "sv", "aw", "antw", "antwort", "ref", "rif", "res", "odp", "ynt", "atb", "resp",
    "svar", "r", "回复", "答复", "回覆", "bls", "απ", "на",
})  # fmt: skip

FORWARD_PREFIXES = frozenset({
    "fw", "fwd", "vb", "vl", "wg", "tr", "rv", "enc", "i", "pd", "doorst", "vidarebefordrat",
    "videresendt", "tov", "továbbítás", "trs", "переслано", "转发", "轉寄", "vy", "pdl", "fs",
    "ilt", "i̇lt", "πρθ", "pré", "přep", "preposlané", "přeposláno", "předáno", "redirecționat",
    "fv", "rif i", "proslijeđeno", "ред", "prosl", "zw", "redir.", "redir", "vidares",
})  # fmt: skip

REPLY_OR_FORWARD = frozenset({"vs"})
"""Forwarded in Danish and Norwegian, answered in Finnish."""
