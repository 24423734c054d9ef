-- The row that keeps the token, as its owner names it; null in version 1, which was not bound to it.
ALTER TABLE vault.sealed_text ADD COLUMN row_key text CHECK ((row_key IS NULL) = (version = 1));
