"""Files of our own for the reading tests: one article in every format and encoding, and .docx packages from XML."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

ARTICLE_HANS = (
    "青岩市上半年复工企业266家",
    "2020年07月03日17:32 来源：青岩日报",
    "青岩日报7月3日讯（记者 林晓）全市共有规模以上工业企业280家，其中复工266家，复工率95%。",
    "重点项目进展顺利",
    "上半年，全市累计签约项目163个，总投资1303.7亿元，其中履约150个，履约率92.02%，到位资金581.72亿元。",
)
ARTICLE_HANT = (
    "青岩市上半年復工企業266家",
    "2020年07月03日17:32 來源：青岩日報",
    "青岩日報7月3日訊（記者 林曉）全市共有規模以上工業企業280家，其中復工266家，復工率95%。",
    "重點項目進展順利",
    "上半年，全市累計簽約項目163個，總投資1303.7億元，其中履約150個，履約率92.02%，到位資金581.72億元。",
)
TABLE = (("县区", "企业（家）", "复工（家）"), ("东区", "180", "170"), ("西区", "100", "96"), ("合计", "280", "266"))


def plain(lines: tuple[str, ...], end: str = "\n") -> str:
    """The article as plain text, a blank line between its paragraphs."""
    return (end + end).join(lines) + end


def markdown(lines: tuple[str, ...]) -> str:
    """The article as Markdown, with emphasis inside figures."""
    title, *rest = lines
    body = "\n\n".join("## " + line if len(line) < 12 else line for line in rest)
    return f"# {title}\n\n{body}\n".replace("280家", "**28**0家").replace("92.02%", "*92.02*%")


def html(lines: tuple[str, ...], charset: str = "utf-8") -> str:
    """The article as a saved page with furniture, entities and markup inside figures."""
    title, date, *rest = lines
    body = "\n".join(f"<h2>{line}</h2>" if len(line) < 12 else f"<p>　　{line}</p>" for line in rest)
    body = body.replace("280家", "<b>28</b>0家").replace("95%", "95&#37;").replace("，其中", "，&nbsp;其中")
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{title} - qingyan.example</title>\n'
        "<script>var n = 99 < 100;</script><style>p{margin:12px}</style></head>\n"
        f'<body><nav><a href="/">top 1</a></nav>\n<h1>{title}</h1>\n<p class="d">{date}</p>\n{body}\n'
        "<footer>12345678</footer></body></html>\n"
    )


def run(text: str, properties: str = "") -> str:
    """A Word run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    """A Word paragraph; bare text becomes a run."""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(*rows: str) -> str:
    """A Word table of rows."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A Word table cell; bare text becomes a paragraph."""
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def docx(body: str, **parts: str) -> bytes:
    """A .docx package; further parts by name: styles, header1, footer1, footnotes, endnotes."""
    buffer = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
        )
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def docx_article(lines: tuple[str, ...]) -> bytes:
    """The article as a Word document, some figures split over runs."""
    title, *rest = lines
    paragraphs = [para(title, properties='<w:pStyle w:val="Title"/>')]
    for line in rest:
        head, mark, tail = line.partition("280")
        paragraphs.append(para(head, run("28", "<w:b/>"), run("0"), tail) if mark else para(line))
    styles = f'<w:styles {NAMESPACES}><w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>'
    return docx("".join(paragraphs), styles=styles)
