-- What somebody had opened of a workflow's sealed payloads; the audit entry about it has the same id as its object.
CREATE TABLE payload_reading (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  namespace text NOT NULL,
  workflow_id text,
  payloads integer NOT NULL CHECK (payloads > 0)
);
