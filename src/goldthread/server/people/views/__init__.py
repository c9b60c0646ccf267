"""The pages of people and organisations, by what they are about."""
