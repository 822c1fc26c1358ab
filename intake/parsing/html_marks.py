"""How mail programs mark quotes and signatures in HTML; believed in any language."""

import re

from intake.parsing.html_tokens import Tag

QUOTE_BELOW = "\ue0f0"
"""A line of its own: the mail program says that all below is the mail that was answered."""

SIGNATURE = "\ue0f1"
"""A line of its own: here begins what the mail program says is the signature."""

SIGNATURE_END = "\ue0f2"

_MARKS = (QUOTE_BELOW, SIGNATURE, SIGNATURE_END)
_QUOTE_CLASSES = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|zmail_extra|tutanota_quote|aolmail_replied"
    r"|moz-email-headers-table|moz-forward-container|gmx_quote|freemail_quote|front-quote"
    r"|front-blockquote|freebirdoriginalmessage|ox-quote|mailru-blockquote|qqmail-reply"
    r"|ntes-mailmaster-quote|sparkquote|edison_quote|alimail-quote"
)
_QUOTE_NAMES = re.compile(r"quoted_text|messagesplitter")
_BELOW_CLASSES = re.compile(
    r"moz-cite-prefix|outlookmessageheader|reply-previous|ecxhm_quote"
    r"|gmail_extra-quote|zm_replyheader|replyheader|mailbird-quote|em_quote|aplmail-quote"
)
_BELOW_IDS = re.compile(
    r"divrplyfwdmsg|appendonsend|olk_src_body_section|stopspelling|mail-editor-reference"
    r"|orig_message|replymessageheader|isreplycontent|isforwardcontent|zwchr|divtagdefaultreply"
    r"|originalmessage|mailcontentoriginal|mail-app-auto-quote|quoted_header_lb|replyforward"
)
_BORDER = re.compile(
    r"border-top:\s*solid\s+#?(?:b5c4df|e1e1e1)\s+1"
    r"|border-top:\s*1(?:\.0)?p[tx]\s+solid\s+(?:#?(?:b5c4df|e1e1e1)|rgb\(\s*(?:225|181))"
    r"|border-top-color:\s*rgb\(\s*(?:229|225|181)|border-(?:top-)?color:\s*#?(?:b5c4df|e1e1e1)\b"
)
_INDENT_ONLY = re.compile(r"margin:\s*0(?:px)?\s+0(?:px)?\s+0(?:px)?\s+40px")
_SIGNATURES = re.compile(
    r"^(?:x_)*(?:gmail_signature|moz-signature|ms-outlook-mobile-signature|signature|mail-signature"
    r"|protonmail_signature_block(?:-user|-proton)?|applemailsignature|sig|zm-signature|yahoo-signature"
    r"|ydp\w{1,20}signature|front-signature|em_signature"
    r"|samsung_signature|composer_signature|spark-signature|tutanota_signature)$",
    re.IGNORECASE,
)
_LONGEST = 500
_SIGNS = (
    "gmail_quote", "blockquote", "divrplyfwdmsg", "appendonsend", "moz-cite-prefix", "_quote",
    "yahoo_quoted", "zmail_extra", "border-top", "quoted_text", "outlookmessageheader",
    "mail-editor-reference", "olk_src_body",
)  # fmt: skip


def is_quote(tag: Tag) -> bool:
    """Tell whether what the tag holds is a mail that was answered."""
    attributes = tag.attributes
    if tag.name == "blockquote":
        return not _INDENT_ONLY.search(attributes.get("style", "").lower())
    return bool(_QUOTE_CLASSES.search(attributes.get("class", "").lower()))


def starts_quote_below(tag: Tag) -> bool:
    """Tell whether all that follows the tag is a mail that was answered."""
    attributes = tag.attributes
    return bool(
        _BELOW_IDS.search(attributes.get("id", "").lower())
        or _BELOW_CLASSES.search(attributes.get("class", "").lower())
        or _QUOTE_NAMES.search(attributes.get("data-marker", "").lower())
        or (tag.name == "div" and _BORDER.search(attributes.get("style", "").lower()[:_LONGEST]))
    )


def is_signature(tag: Tag) -> bool:
    """Tell whether the tag holds the signature."""
    names = f"{tag.attributes.get('id', '')} {tag.attributes.get('class', '')}"[:_LONGEST]
    return any(_SIGNATURES.match(name) for name in names.split())


def says_structure(html: str, *, quotes: bool, signatures: bool) -> bool:
    """Tell, at little cost, whether HTML may mark a quote or a signature, as asked for."""
    low = html.lower()
    quoted = quotes and any(sign in low for sign in _SIGNS)
    return quoted or (signatures and "signature" in low)


def without_marks(text: str) -> str:
    """Take our own lines out of a text again."""
    if not any(mark in text for mark in _MARKS):
        return text
    return "\n".join(line for line in text.split("\n") if line not in _MARKS)


def unmarked(html: str) -> str:
    """Take our signs out of HTML that holds them of its own."""
    for mark in _MARKS:
        html = html.replace(mark, "")
    return html
