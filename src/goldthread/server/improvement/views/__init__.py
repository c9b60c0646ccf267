"""The pages of improvement, by what they are about."""
