-- What has waited longest.
CREATE INDEX profile_edit_overdue ON profile_edit (received_at) WHERE version IS NULL;
