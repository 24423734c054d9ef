-- Whose data key seals the event: whose it is, or the sender's where that cannot be read. Null for those of before, which the
-- sender's seals.
ALTER TABLE sync_quarantine ADD COLUMN key_subject uuid;
