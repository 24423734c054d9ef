-- What of one person waits.
CREATE INDEX profile_edit_held ON profile_edit (person_id) WHERE version IS NULL;
