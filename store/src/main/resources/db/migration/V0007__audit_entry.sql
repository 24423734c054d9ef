-- Who did what, to whom and why; appended only.
CREATE TABLE audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_role text NOT NULL,
  operation text NOT NULL,
  subject_citizen uuid,
  object_type text NOT NULL,
  object_id uuid NOT NULL,
  purpose text NOT NULL,
  request_id text NOT NULL
);
