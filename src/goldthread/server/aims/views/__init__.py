"""The pages of aims, by what they are about."""
