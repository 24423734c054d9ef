-- The vault is written over connections of its own.
ALTER TABLE pending_text DROP CONSTRAINT pending_text_token_fkey;
