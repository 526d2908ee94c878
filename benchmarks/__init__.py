"""What we claim, measured: `python benchmarks/accuracy.py`, `python benchmarks/speed.py`."""
