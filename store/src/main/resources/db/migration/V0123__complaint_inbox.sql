-- view=inbox, and the open cases of an officer; a paused case comes last
CREATE INDEX complaint_by_owner
  ON complaint (owner_id, coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'), id)
  WHERE owner_id IS NOT NULL;
