-- Of which session the request was; random, and of whichever form its issuer gives it.
ALTER TABLE audit_entry ADD COLUMN session text;
