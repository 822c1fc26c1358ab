"""What telephones and mail programs write below a letter about themselves."""

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
    "skickades från ", "från min iphone", "från min ipad", "från min mobil", "sänt via ",
    "sänt med ",
    "verzonden vanuit ", "verzonden met ", "verstuurd via ", "verstuurd vanuit ", "outlook voor ",
    "envoyé avec ", "envoyé via ", "envoyé d'", "enviado con ", "enviado com ",
    "enviado a partir ",
    "enviado mediante ", "enviado por ", "inviato con ", "inviato tramite ", "ottieni outlook ",
    "wysłano za pomocą ", "wysłane za pomocą ", "wysłane przez ", "pobierz program outlook",
    "pobierz aplikację outlook", "odoslané z ", "získejte outlook", "získajte outlook",
    "получить outlook", "отримати outlook", "obțineți outlook", "sent úr ", "gesendet über ",
    "gesendet aus ", "gesendet vom ", "versendet mit ", "lähetetty", "sendt på ", "sent on the go",
    "sent on my ", "sent on a ", "написано с ", "отправлено через ", "надіслано через ",
    "download outlook", "laden sie outlook", "获取 outlook", "从 windows", "发自 ",
)  # fmt: skip

MOBILE_BRANDS = (
    "iphon", "ipad", "android", "outlook", "galaxy", "samsung", "proton", "yahoo", "huawei",
    "xiaomi", "oneplus", "xperia", "nokia", "blackberry", "google pixel", "hey.com", "superhuman",
    "em client", "k-9", "gmail", "gmx", "web.de", "айфон", "яндекс", "windows", "mobile device",
    "mobil enhet", "mobilgerät",
)  # fmt: skip

MOBILE_THINGS = (
    "phone", "mobil", "mobiel", "telefon", "telefoon", "puhelin", "sony", "mail", "e-post",
    "epost", "sähköpost", "correo", "windows", "spark", "surfplatta", "tablet", "nettbrett",
    "smart", " app ", "handy", "móvil", "celular", "телефон", " mac ", "front", "laitteesta",
    "téléphone", "courrier", " aol ", "posta ", "poczt", "pošt", "почт",
)  # fmt: skip
"""What a mail is written with; no other line that says where something was sent from is cut."""

MINE = (
    " min ",
    " mitt ",
    " my ",
    " mein",
    " mijn ",
    " mi ",
    " mon ",
    " mio ",
    " meu ",
    " mojego ",
)

MOBILE_ENDS = ("gesendet", "gesendet.", "발송", "から送信", "発送", "küldve")

MOBILE_SAID = (
    "gönderildi", "edinin", "küldve", "beszerzése", "入手", "送信", "发送", "發送", "gesendet",
    "herunterladen", "laden", "downloaden", "ophalen", "beziehen", "lähetetty", "nedladdning",
)  # fmt: skip
"""The verb of such a line where it does not begin with it."""
