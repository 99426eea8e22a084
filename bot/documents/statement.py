"""The statement and the whole application as files: a Word file to hand in, a page to copy from."""

from __future__ import annotations

from bot.content.content import Content
from bot.documents import Document
from bot.documents.pages import page_file
from bot.documents.paper import Paper
from bot.documents.word import word_file


def statement_files(content: Content, paper: Paper) -> tuple[Document, Document]:
    """Return a statement's paper as a Word file and as a page."""
    return _files(content, paper, content.papers.statement_file)


def pack_files(content: Content, paper: Paper) -> tuple[Document, Document]:
    """Return the paper of a whole application as a Word file and as a page."""
    return _files(content, paper, content.papers.pack_file)


def _files(content: Content, paper: Paper, name: str) -> tuple[Document, Document]:
    return (
        Document(f"{name}.docx", word_file(paper, content.papers.page)),
        Document(f"{name}.html", page_file(paper)),
    )
