"""The pages of compacts."""
