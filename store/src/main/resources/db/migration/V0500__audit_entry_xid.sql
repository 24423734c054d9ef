-- In which transaction: entries are sealed in the order of commits. Those of before share one.
ALTER TABLE audit_entry ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
