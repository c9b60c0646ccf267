"""What is said without a name: sealed envelopes in a box, opened together (docs/adr/0025)."""
