-- Every consent there was, until when it held in the end: whoever looked under one is told so after it is over, too.
CREATE TABLE care_link_history (
  id uuid PRIMARY KEY,
  helper_id uuid NOT NULL,
  citizen_id uuid NOT NULL,
  relation text NOT NULL,
  recorded_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
