"""What was said, a hundred lines at a time, searched, or as a text file."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.responses import Response, StreamingResponse

from bot.clock import in_london
from bot.console.presenters import conversation
from bot.console.visit import Visit
from bot.services import transcripts


def show(visit: Visit) -> Response:
    """Show the newest lines, those before or after one, those around one, or those found."""
    resident_id = visit.resident_id()
    words = visit.query("words")
    if words:
        found = transcripts.search_conversation(
            visit.console.units, resident_id, words, reader=visit.user.id, now=visit.now
        )
    else:
        found = transcripts.conversation(
            visit.console.units,
            resident_id,
            reader=visit.user.id,
            now=visit.now,
            before=visit.number("before"),
            after=visit.number("after"),
            at=visit.number("at"),
        )
    return visit.page(
        "transcript.jinja",
        talk=conversation.present(found, visit.now, words=words, marked=visit.number("at")),
        most_found=transcripts.MOST_FOUND,
    )


def download(visit: Visit) -> Response:
    """Hand over the whole conversation as a text file, written while it is read."""
    resident_id = visit.resident_id()
    now = visit.now
    pieces = transcripts.whole_conversation(
        visit.console.units,
        resident_id,
        reading=visit.console.reading,
        reader=visit.user.id,
        now=now,
    )

    def parts() -> Iterator[str]:
        yield conversation.text_heading(resident_id, now)
        for piece in pieces:
            yield from conversation.text_lines(piece)

    # The name of the file tells nobody who looks over a shoulder whose it is.
    name = f"conversation-{resident_id[:8]}-{in_london(now):%Y-%m-%d}.txt"
    return StreamingResponse(
        parts(),
        media_type="text/plain; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
