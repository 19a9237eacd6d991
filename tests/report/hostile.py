"""Text that somebody might type to see what becomes of it (reliability.md 2.6)."""

MARKUP = (
    "<b>bold</b>", "<img src=x onerror=alert(1)>", "<a href='http://x.example'>link</a>", "<table>",
    "<script>alert(1)</script>", "<style>@import 'http://x.example'</style>", "<b", "a</w:t><w:t>b",
    "<w:p/>", "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY e 'x'>]>", "&e;", "&lt;", "&amp;",
    "]]>", "<![CDATA[x]]>", "_x000D_", "<!-- x -->", "<svg onload=x>", "&#x41;",
)  # fmt: skip
TYPST = (
    '#import "x": *', "#pagebreak()", "#(1+1)", "#text(red)[x]", "*strong*", "_emph_", "$x^2$",
    "@ref", "<label>", "= Heading", "- list", "+ list", "/ term: x", "`raw`", "\\u{41}", "\\", "~",
    "--", "---", "...", "https://x.example/#a", "// comment", "/* comment */", "#let x = 1", "[x]",
    '"quoted"', "'quoted'", "-?",
)  # fmt: skip
OTHERS = (
    "**bold**", "[link](http://x.example)", "![image](file:///etc/passwd)", "# Heading", "```x```",
    "=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "DDE",
    "{{7*7}}", "${7}", "{0.__class__}", "{client}", "{lines}", "{}", "%s", "%n", "{firm}", "{page}",
    "../../etc/passwd", "CON", "a.", "C:\\Windows", "\\\\host\\share", "$(id)", "`id`", "; rm x",
    "' OR 1=1", "*)(uid=*", "javascript:alert(1)", "mailto:x@x.example", "file:///x", "external:x",
    'HYPERLINK "http://x.example"', "INCLUDETEXT c:\\x", "TOC \\o", "MERGEFIELD x", "PAGE",
)  # fmt: skip
UNICODE = (
    "Straße Łódź Køben Çelik", "Αθήνα", "Москва", "naïve café", "“quoted” \u2018text\u2019 – —",
    "€ £ ¥ ½", "a\u200db", "a\u00adb", "fi ffi fl", "№ ℗ ™", "…", "ﬁ", "Ω ∆ µ",
)  # fmt: skip
TURNING = (
    "abc\u202edef",
    "\u2066\u202eabc",
    "abc\u2069\u202edef",
    "\u200fabc",
    "\u202b\u05e9\u05dc\u202c",
)
BEYOND_THE_FONTS = (
    "\u2028", "株式会社", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d",
    "\U0001f600", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "z\u0335", "□", "\ufeffx",
    "\U0001d518",
)  # fmt: skip
UNFIT = ("a\x00b", "a\x01b", "a\x0bb", "a\x1bb", "a\x7fb", "\ufffe", "\ud800", "a\uffffb")

SHOWN_BY_ALL = (*MARKUP, *TYPST, *OTHERS, *UNICODE)
"""Strings that every format can show to the letter."""
