"""What stands before a subject: answered, or passed on."""

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
