"""The Word template as built from scratch: run `template()` to make `resources/report/memo.docx`.

A firm may replace that file by its own: the writer asks only for the styles named in `STYLES`,
and fills the placeholders of `PLACEHOLDERS` where header or footer hold them.
"""

from collections.abc import Mapping

from msgspec import Struct

from socdesk.paths import resource
from socdesk.report.word.package import zipped

PLACEHOLDERS = ("{firm}", "{marking}", "{footer1}", "{footer2}")
"""What header and footer may hold: firm, marking, and the two lines under every page."""

SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
INK, QUIET, RULE, HAIRLINE, SIGNAL = "15211F", "465350", "15211F", "D3DBD8", "8E2B1B"
TEXT_WIDTH_MM = 164.0
_MARGIN_COLUMN_MM = 35.0
_A4_MM = (210.0, 297.0)
_SIDE_MM, _TOP_MM, _BOTTOM_MM, _HEADER_MM, _FOOTER_MM = 23.0, 33.0, 36.0, 15.0, 13.0
_TWIPS_PER_MM = 1440 / 25.4
_SINGLE = 240
_KEY = bytes.fromhex("5f0c3e3a91d84b6c8f2a64d0b7e15a01")
"""The key fonts are embedded under: any will do, it is written beside them."""

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Style(Struct, frozen=True):
    """A paragraph style: type, colour, and the space around it, in points."""

    name: str
    size: float
    font: str = SANS
    colour: str = INK
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 1.17
    keep_next: bool = False
    outline: int | None = None
    top_rule: bool = False
    bar: str = ""
    narrow: bool = False

    @property
    def id(self) -> str:
        return self.name.title().replace(" ", "")


STYLES = (
    Style("Normal", 10),
    Style("Title", 25, SERIF, after=14, line=1.05, keep_next=True),
    Style("heading 1", 19, SERIF, before=27, after=7, line=1.02, keep_next=True, outline=0,
          top_rule=True),
    Style("heading 2", 13, SERIF, bold=True, before=14, after=5, line=1.05, keep_next=True,
          outline=1),
    Style("Memo Lead", 14.5, SERIF, before=15, after=15, line=1.14),
    Style("Memo Finding", 12.5, SERIF, after=4, line=1.08, keep_next=True),
    Style("Memo Body", 10, before=6, after=5, narrow=True),
    Style("Memo Note", 9, colour=QUIET, before=5, after=6, line=1.1),
    Style("Memo Text", 10),
    Style("Memo Label", 10, colour=QUIET),
    Style("Memo Quote", 9, colour=QUIET, before=2, line=1.1),
    Style("Memo Trap", 10, bar=INK),
    Style("Memo Contradiction", 10, bar=SIGNAL),
    Style("Memo Reference", 9.5, colour=QUIET),
    Style("Memo Source", 8.5, colour=QUIET, line=1.1),
    Style("Memo Head", 10, bold=True, keep_next=True),
    Style("Memo Report", 15, SERIF, line=1.0),
    Style("Memo Scale", 6, before=2, after=2, line=1.0),
    Style("Memo Compare", 9.5, line=1.12),
    Style("Memo Compare Head", 14, SERIF, line=1.0, keep_next=True),
    Style("Memo Client", 9, line=1.06),
    Style("Memo Row", 9.5, line=1.1),
    Style("Memo Gap", 1, after=2, line=0.9),
    Style("header", 10),
    Style("footer", 9.5, colour=QUIET, line=1.1),
)  # fmt: skip
"""The paragraph styles a template must have; the writer uses no others."""


def template() -> bytes:
    """Return the template: A4, 23 mm sides, header and footer, styles, the four bundled fonts."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"rId1": (f"{_OFFICE}/officeDocument", "word/document.xml")}),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/header1.xml": _header(),
        "word/footer1.xml": _footer(),
        "word/_rels/document.xml.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/styles", "styles.xml"),
                "rId2": (f"{_OFFICE}/settings", "settings.xml"),
                "rId3": (f"{_OFFICE}/fontTable", "fontTable.xml"),
                "rId4": (f"{_OFFICE}/header", "header1.xml"),
                "rId5": (f"{_OFFICE}/footer", "footer1.xml"),
            }
        ),
        "word/_rels/fontTable.xml.rels": _relationships(
            {
                f"rId{number}": (f"{_OFFICE}/font", f"fonts/font{number}.odttf")
                for number in range(1, len(_FONTS) + 1)
            }
        ),
    }
    for number, (_, _, file) in enumerate(_FONTS, start=1):
        data = resource(f"fonts/{file}").read_bytes()
        parts_name = f"word/fonts/font{number}.odttf"
        parts[parts_name] = _veiled(data)
    return zipped(parts)


_FONTS = (
    (SERIF, "Regular", "SourceSerifPro-Regular.ttf"),
    (SERIF, "Bold", "SourceSerifPro-Semibold.ttf"),
    (SANS, "Regular", "SourceSansPro-Regular.ttf"),
    (SANS, "Bold", "SourceSansPro-Semibold.ttf"),
)
"""Family, the face Word is to use it for, and the file: two weights only, 400 and 600."""


def _veiled(font: bytes) -> bytes:
    """Return a font as Office embeds it: the first 32 bytes crossed with the reversed key."""
    key = _KEY[::-1] * 2
    return bytes(a ^ b for a, b in zip(font, key, strict=False)) + font[len(key) :]


def _twips(mm: float) -> int:
    return round(mm * _TWIPS_PER_MM)


def _xml(text: str) -> bytes:
    return (_DECLARATION + text).encode()


def _relationships(targets: Mapping[str, tuple[str, str]]) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return _xml(f'<Relationships xmlns="{space}">{rows}</Relationships>')


def _content_types() -> bytes:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    parts = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "header1": "header",
        "footer1": "footer",
    }
    rows = "".join(
        f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items()
    ) + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return _xml(f'<Types xmlns="{space}">{rows}</Types>')


def _document() -> bytes:
    width, height = (_twips(side) for side in _A4_MM)
    side = _twips(_SIDE_MM)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{_twips(_TOP_MM)}" w:right="{side}" w:bottom="{_twips(_BOTTOM_MM)}" '
        f'w:left="{side}" w:header="{_twips(_HEADER_MM)}" w:footer="{_twips(_FOOTER_MM)}" '
        'w:gutter="0"/></w:sectPr>'
    )
    return _xml(f"<w:document {_NAMESPACES}><w:body><w:p/>{section}</w:body></w:document>")


def _styles() -> bytes:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:eastAsia="{SANS}" w:cs="{SANS}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="en-GB"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    strong = (
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="character" w:customStyle="1" w:styleId="MemoQuiet">'
        f'<w:name w:val="Memo Quiet"/><w:rPr><w:color w:val="{QUIET}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    body = "".join(_style(style) for style in STYLES)
    return _xml(f"<w:styles {_NAMESPACES}>{defaults}{body}{strong}</w:styles>")


def _style(style: Style) -> str:
    normal = style.name == "Normal"
    own = style.name.startswith("Memo")
    flags = (' w:default="1"' if normal else "") + (' w:customStyle="1"' if own else "")
    size = round(style.size * 2)
    return (
        f'<w:style w:type="paragraph"{flags} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        + ("" if normal else '<w:basedOn w:val="Normal"/>')
        + "<w:qFormat/><w:pPr>"
        + ("<w:keepNext/><w:keepLines/>" if style.keep_next else "")
        + _borders(style)
        + _tabs(style)
        + f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * _SINGLE)}" w:lineRule="auto"/>'
        + ('<w:ind w:left="200"/>' if style.bar else "")
        + (f'<w:ind w:right="{_twips(_MARGIN_COLUMN_MM)}"/>' if style.narrow else "")
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
        + "</w:pPr><w:rPr>"
        + f'<w:rFonts w:ascii="{style.font}" w:hAnsi="{style.font}" w:eastAsia="{style.font}" '
        f'w:cs="{style.font}"/>'
        + ("<w:b/><w:bCs/>" if style.bold else "")
        + f'<w:color w:val="{style.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        "</w:rPr></w:style>"
    )


def _borders(style: Style) -> str:
    if style.top_rule:
        line = f'<w:top w:val="single" w:sz="7" w:space="8" w:color="{RULE}"/>'
    elif style.bar:
        line = f'<w:left w:val="single" w:sz="24" w:space="7" w:color="{style.bar}"/>'
    else:
        return ""
    return f"<w:pBdr>{line}</w:pBdr>"


def _tabs(style: Style) -> str:
    if style.name not in ("header", "footer"):
        return ""
    return f'<w:tabs><w:tab w:val="right" w:pos="{_twips(TEXT_WIDTH_MM)}"/></w:tabs>'


def _settings() -> bytes:
    return _xml(
        f"<w:settings {_NAMESPACES}>"
        '<w:embedTrueTypeFonts/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> bytes:
    looks = {SERIF: ("Cambria", "roman"), SANS: ("Segoe UI", "swiss")}
    key = _KEY.hex().upper()
    guid = f"{{{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}}}"
    rows = []
    for family, (like, kind) in looks.items():
        embedded = "".join(
            f'<w:embed{face} r:id="rId{number}" w:fontKey="{guid}"/>'
            for number, (owner, face, _) in enumerate(_FONTS, start=1)
            if owner == family
        )
        rows.append(
            f'<w:font w:name="{family}"><w:altName w:val="{like}"/><w:family w:val="{kind}"/>'
            f'<w:pitch w:val="variable"/>{embedded}</w:font>'
        )
    return _xml(f"<w:fonts {_NAMESPACES}>{''.join(rows)}</w:fonts>")


def _header() -> bytes:
    return _xml(
        f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        '<w:r><w:rPr><w:b/><w:bCs/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>'
        "<w:t>{firm}</w:t></w:r>"
        '<w:r><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="MemoQuiet"/></w:rPr>'
        "<w:t>{marking}</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> bytes:
    rule = f'<w:top w:val="single" w:sz="4" w:space="9" w:color="{HAIRLINE}"/>'
    return _xml(
        f'<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>'
        f"<w:pBdr>{rule}</w:pBdr></w:pPr>"
        f"<w:r><w:t>{{footer1}}</w:t></w:r><w:r><w:tab/></w:r>{_field('PAGE')}"
        f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        "<w:r><w:t>{footer2}</w:t></w:r></w:p></w:ftr>"
    )


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
