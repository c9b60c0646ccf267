"""The pages of measures, by what they are about."""
