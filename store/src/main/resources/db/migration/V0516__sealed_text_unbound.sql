-- Texts of version 1, which are sealed anew.
CREATE INDEX sealed_text_unbound ON vault.sealed_text (token) WHERE version = 1;
