-- One action key, one entry.
CREATE UNIQUE INDEX complaint_timeline_by_action_key
  ON complaint_timeline (complaint_id, action_key)
  WHERE action_key IS NOT NULL;
