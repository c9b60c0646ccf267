"""Several values a time: X̄ and S charts."""
