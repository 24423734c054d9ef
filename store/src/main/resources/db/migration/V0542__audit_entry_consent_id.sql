-- The delegation the ground is, when it is one.
ALTER TABLE audit_entry ADD COLUMN consent_id uuid;
