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
