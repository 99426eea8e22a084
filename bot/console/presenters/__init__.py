"""How records become what a page shows; all display logic is here."""
