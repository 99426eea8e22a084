"""Measures the whole product on this machine, as residents feel it: `mooring bench`.

`product` starts every part on free ports with a data directory of its own, `phones` holds the
residents' phones, `walk` is what they do with them, `verify` looks for what was lost or said twice.
Each measurement is a module: `one_resident`, `many_residents`, `growth`, `full_database`,
`installation`. `run` joins them. What the figures mean: docs/bench.md.
"""
