"""Labels of the headers that answers and forwards carry in their text, by sort."""

HEADER_LABELS: dict[str, tuple[str, ...]] = {
    "from": (
        "from", "från", "fra", "von", "van", "de", "da", "od", "lähettäjä", "feladó", "от", "від",
        "від кого", "от кого", "отправитель", "gönderen", "kimden", "saatja", "mittente",
        "nadawca", "remitente", "remetente", "expéditeur", "expeditor", "de la", "šalje",
        "absender",
        "afsender", "avsändare", "avsender", "afzender", "od koga", "kellelt", "nuo", "no", "από",
        "发件人", "寄件者", "差出人", "送信者", "보낸 사람", "送件人", "von/from", "из", "frá", "saatja",
        "siuntėjas", "sūtītājs",
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
        "ημερομηνία", "日期", "发送时间", "寄件日期", "送信日時", "日時", "日付", "보낸 날짜",
        "gesendet am", "sent", "odoslané", "išsiųsta", "nosūtīts", "dagsetning", "skickat den",
        "sendt den", "enviado em", "inviato il", "data invio", "trimis",
    ),
    "to": (
        "to", "till", "til", "an", "aan", "à", "a", "para", "do", "komu", "vastaanottaja",
        "címzett",
        "кому", "kime", "alıcı", "kellele", "saaja", "către", "catre", "prima", "destinataire",
        "destinatario", "destinatário", "destinatari", "adresat", "pre", "za", "mottagare",
        "modtager", "mottaker", "ontvanger", "empfänger", "προς", "收件人", "收件者", "宛先",
        "받는 사람", "kam", "adressee", "επίσης προς", "odbiorca", "для", "getadresseerde",
        "adressaat", "viðtakandi", "gavėjas",
    ),
    "cc": (
        "cc", "kopia", "kopie", "kopi", "kópia", "másolat", "másolatot kap", "copia", "copie à",
        "cópia", "копия", "копія", "dw", "do wiadomości", "bilgi", "kopio", "koopia", "copie",
        "抄送", "副本", "참조", "kópiu dostane", "w kopii", "bcc", "dold kopia", "cc/kopia",
    ),
    "subject": (
        "subject", "ämne", "emne", "betreff", "onderwerp", "objet", "asunto", "assunto", "oggetto",
        "temat", "aihe", "předmět", "predmet", "tárgy", "тема", "konu", "teema", "subiect",
        "ärende", "主题", "主旨", "件名", "제목", "θέμα", "naslov", "sujet", "titel", "rubrik", "efni",
        "tema", "temats",
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
