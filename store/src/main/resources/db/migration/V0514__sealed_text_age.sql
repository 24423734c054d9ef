-- The order in which texts nobody holds are looked for.
CREATE INDEX sealed_text_age ON vault.sealed_text (created_at, token);
