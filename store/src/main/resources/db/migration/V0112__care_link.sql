-- Who may act for a citizen, until when; recorded when the citizen agreed to it.
CREATE TABLE care_link (
  helper_id uuid NOT NULL,
  citizen_id uuid NOT NULL,
  relation text NOT NULL,
  expires_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (helper_id, citizen_id)
);
