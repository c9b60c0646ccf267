"""What `make bench` runs: pages and imports on stated sizes."""
