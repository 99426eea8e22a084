"""Small files made on the spot, so that a person can send a photo, a voice note or a document."""

from __future__ import annotations

import struct
import zlib

_OGG_PAGE = struct.Struct("<4sBBqIIIB")
_SILENCE = b"\xf8\xff\xfe"  # one Opus packet: 20 milliseconds of silence
_PACKETS_A_PAGE = 50
_INK = 8  # height of a line of writing, in pixels

# The smallest lossless WebP: one clear pixel. The page draws the sticker's emoji itself.
STICKER = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")


def photo_of_a_document(width: int = 480, height: int = 640) -> bytes:
    """Return a PNG that looks like a sheet of paper with lines of writing on a table."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)  # PNG filter type of the row: none
        rows += _row(y, width, height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _png_chunk(b"IHDR", header),
            _png_chunk(b"IDAT", zlib.compress(bytes(rows), 9)),
            _png_chunk(b"IEND", b""),
        )
    )


def _row(y: int, width: int, height: int) -> bytes:
    margin = width // 10
    top, bottom = height // 12, height - height // 12
    if not top <= y < bottom:
        return b"\x78" * width
    paper = bytearray(b"\x78" * margin + b"\xf4" * (width - 2 * margin) + b"\x78" * margin)
    line, within = divmod(y - top - 30, 26)
    if line >= 0 and within < _INK and y < bottom - 40:
        start = margin + 26
        # Lines of uneven length, and a heading that is darker than the rest.
        length = (width - 2 * margin - 52) * (55 + (line * 37) % 45) // 100
        paper[start : start + length] = (b"\x28" if line == 0 else b"\x9a") * length
    return bytes(paper)


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def voice_note(seconds: int = 3) -> bytes:
    """Return an Ogg Opus file of silence that any player plays (RFC 7845, RFC 6716)."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48000, 0, 0)
    vendor = b"practice phone"
    tags = b"OpusTags" + struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", 0)
    pages = [_ogg_page(0, 2, 0, [head]), _ogg_page(1, 0, 0, [tags])]
    packets = seconds * 50
    sent = 0
    while sent < packets:
        batch = min(_PACKETS_A_PAGE, packets - sent)
        sent += batch
        last = 4 if sent == packets else 0
        pages.append(_ogg_page(len(pages), last, sent * 960, [_SILENCE] * batch))
    return b"".join(pages)


def _ogg_page(number: int, flags: int, position: int, packets: list[bytes]) -> bytes:
    lacing = bytes(len(packet) for packet in packets)
    body = b"".join(packets)
    blank = _OGG_PAGE.pack(b"OggS", 0, flags, position, 1, number, 0, len(lacing)) + lacing + body
    return blank[:22] + struct.pack("<I", _ogg_crc(blank)) + blank[26:]


def _ogg_crc(page: bytes) -> int:
    crc = 0
    for byte in page:
        crc ^= byte << 24
        for _ in range(8):
            crc = ((crc << 1) ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
    return crc


def document() -> bytes:
    """Return a small PDF of one page that says it is for practice."""
    stream = b"BT /F1 18 Tf 60 760 Td (A practice document) Tj ET"
    fonts = b"<</Font<</F1 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % fonts,
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    pdf = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        pdf += b"%010d 00000 n \n" % offset
    pdf += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(pdf)
