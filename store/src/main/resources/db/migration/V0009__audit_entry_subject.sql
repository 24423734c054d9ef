CREATE INDEX audit_entry_subject ON audit_entry (subject_citizen, id) WHERE subject_citizen IS NOT NULL;
