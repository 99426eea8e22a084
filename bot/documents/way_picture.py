"""The picture of somebody's way: six stepping stones, readable on a small and old phone.

What is behind, where somebody is and what is to come differ by shape and words, not by colour
alone. The picture holds no name, no employer and no word of theirs: a phone may be shared, and
what stands in the message below it is all that it shows.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.content.progress_file import ProgressFile
from bot.journey.way import WAY, Stone, Way

WIDTH = 640
MARGIN = 28
TITLE = 44
NAME = 42
NOTE = 34
TOP = 96
ROW = 92
RADIUS = 32
SWAY = 34
"""How far every second stone lies to the right: a path is no list."""
COLOURS = 32

# Each on the next one's ground has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).
PAPER = "#ffffff"
INK = "#212b32"
BEHIND = "#006747"
HERE = "#005eb8"
AHEAD = "#4c6272"

_Point = tuple[int, int]


def way_picture(words: ProgressFile, way: Way) -> bytes:
    """Return the picture as PNG."""
    image = Image.new("RGB", (WIDTH, TOP + ROW * len(WAY)), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((MARGIN, 22), words.picture.title, INK, _font(TITLE), stroke_width=1)
    centres = [_centre(number) for number in range(len(WAY))]
    for first, second, stone in zip(centres, centres[1:], WAY, strict=False):
        draw.line([first, second], BEHIND if way.is_done(stone) else AHEAD, width=8)
    for number, stone in enumerate(WAY):
        _draw_stone(draw, centres[number], number + 1, stone, way)
        _draw_words(draw, centres[number], stone, way, words)
    found = BytesIO()
    image.quantize(COLOURS).save(found, "PNG", optimize=True)
    return found.getvalue()


def _centre(number: int) -> _Point:
    return MARGIN + RADIUS + (number % 2) * SWAY, TOP + ROW * number + ROW // 2


def _draw_stone(
    draw: ImageDraw.ImageDraw, centre: _Point, number: int, stone: Stone, way: Way
) -> None:
    x, y = centre
    circle = (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    if way.is_done(stone):
        draw.ellipse(circle, BEHIND)
        draw.line([(x - 15, y + 1), (x - 4, y + 13), (x + 16, y - 12)], PAPER, 8, joint="curve")
        return
    is_here = stone is way.here
    draw.ellipse(circle, HERE if is_here else PAPER, HERE if is_here else AHEAD, width=5)
    draw.text(centre, str(number), PAPER if is_here else AHEAD, _font(NAME), anchor="mm")


def _draw_words(
    draw: ImageDraw.ImageDraw, centre: _Point, stone: Stone, way: Way, words: ProgressFile
) -> None:
    left, y = MARGIN + 2 * RADIUS + SWAY + 20, centre[1]
    right = WIDTH - MARGIN
    if way.is_done(stone):
        draw.text((left, y), words.stones[stone], INK, _font(NAME), anchor="lm")
        draw.text((right, y), _note(stone, way, words), BEHIND, _font(NOTE), anchor="rm")
    elif stone is way.here:
        bold = _font(NAME)
        draw.text((left, y), words.stones[stone], INK, bold, anchor="lm", stroke_width=1)
        font = _font(NOTE)
        width = int(font.getlength(words.picture.here)) + 28
        draw.rounded_rectangle((right - width, y - 29, right, y + 29), 14, HERE)
        draw.text((right - width // 2, y), words.picture.here, PAPER, font, anchor="mm")
    else:
        draw.text((left, y), words.stones[stone], AHEAD, _font(NAME), anchor="lm")


def _note(stone: Stone, way: Way, words: ProgressFile) -> str:
    if stone is Stone.ROLES and way.roles:
        return words.picture.saved.format(count=len(way.roles))
    if stone is Stone.APPLY and way.sent:
        return words.picture.sent.format(count=way.sent)
    return words.picture.done


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)
