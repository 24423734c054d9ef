-- What happened to a complaint, seq by seq without a gap; the transition is the entry as it was decided.
CREATE TABLE complaint_timeline (
  complaint_id uuid NOT NULL REFERENCES complaint (id),
  seq bigint NOT NULL CHECK (seq > 0),
  event text NOT NULL,
  at timestamptz NOT NULL,
  due_at timestamptz,
  from_status text CHECK ((from_status IS NULL) = (seq = 1)),
  to_status text NOT NULL,
  level smallint NOT NULL,
  actor_id uuid,
  actor_role text,
  action_key text,
  text_token uuid,
  transition jsonb NOT NULL,
  PRIMARY KEY (complaint_id, seq)
);
