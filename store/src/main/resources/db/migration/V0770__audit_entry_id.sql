-- What lies before all that was ever numbered would lie in no block.
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_id_check CHECK (id > 0);
