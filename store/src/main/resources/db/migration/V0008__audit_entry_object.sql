CREATE INDEX audit_entry_object ON audit_entry (object_id, id);
