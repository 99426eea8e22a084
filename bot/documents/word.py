"""Makes a Word file (.docx) of a paper: A4, real headings, page numbers, British English."""

from __future__ import annotations

import io
from typing import Any

from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.documents.paper import Paper, writable

LANGUAGE = "en-GB"
FONT = "Arial"
INK = RGBColor(0x21, 0x2B, 0x32)


def word_file(paper: Paper, page: str) -> bytes:
    """Return a paper as the bytes of a .docx; `page` is the word before the page's number."""
    document = WordDocument()
    _set_up(document, paper)
    _number_pages(document, page)
    document.add_heading(writable(paper.title), level=1)
    for line in paper.lines:
        _paragraph(document, line)
    for part in paper.parts:
        if part.heading:
            document.add_heading(writable(part.heading), level=2)
        if part.intro:
            _paragraph(document, part.intro)
        for block in part.blocks:
            if block.heading:
                document.add_heading(writable(block.heading), level=3 if part.heading else 2)
            for paragraph in block.text.split("\n\n"):
                _paragraph(document, paragraph)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set_up(document: Any, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", 12), ("Heading 1", 20), ("Heading 2", 16), ("Heading 3", 13)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        _speak_british(style.element.get_or_add_rPr())
        if name != "Normal":
            style.paragraph_format.keep_with_next = True
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    known = document.core_properties
    known.title, known.author = writable(paper.title), writable(paper.author)
    known.language = LANGUAGE
    known.comments, known.keywords, known.last_modified_by = "", "", ""
    known.created = known.modified = paper.made.replace(tzinfo=None)


def _speak_british(properties: Any) -> None:
    """Mark the language, and the font for all scripts, so that it is read aloud and spelt right."""
    fonts = properties.find(qn("w:rFonts"))
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        if fonts is not None:
            fonts.set(qn(script), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        if fonts is not None and fonts.get(qn(theme)) is not None:
            del fonts.attrib[qn(theme)]
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    properties.append(language)


def _number_pages(document: Any, page: str) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = footer.add_run(f"{page} ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)  # noqa: SLF001 - the library has no fields of its own


def _paragraph(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    for at, line in enumerate(writable(text).split("\n")):
        run = paragraph.add_run(line)
        if at:
            run._r.insert(0, OxmlElement("w:br"))  # noqa: SLF001 - a line's end before its words
