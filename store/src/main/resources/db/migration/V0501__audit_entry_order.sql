CREATE INDEX audit_entry_order ON audit_entry (xid, id);
