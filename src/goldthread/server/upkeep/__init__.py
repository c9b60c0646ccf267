"""Looking after the installation: what is well with it, and its backups. No tables of its own."""
