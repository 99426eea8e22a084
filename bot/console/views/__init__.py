"""What answers each address: fetch, present, render."""
