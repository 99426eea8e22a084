"""The console: what advisers see of residents, in a browser."""
