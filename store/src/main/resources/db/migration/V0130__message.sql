-- What people are told. The row is the intent, written before the message goes out. One for each notice of a timeline
-- entry and side of the case, whoever stands on that side by then. Texts hold no name and no citizen text.
CREATE TABLE message (
  id uuid PRIMARY KEY,
  complaint_id uuid NOT NULL REFERENCES complaint (id),
  seq bigint NOT NULL,
  kind text NOT NULL,
  audience text NOT NULL CHECK (audience IN ('CITIZEN', 'OWNER', 'SUPERIOR')),
  recipient_id uuid NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'hi', 'ta')),
  body text NOT NULL,
  state text NOT NULL CHECK (state IN ('INTENDED', 'SENT')),
  intended_at timestamptz NOT NULL,
  sent_at timestamptz CHECK ((sent_at IS NOT NULL) = (state = 'SENT')),
  UNIQUE (complaint_id, seq, kind, audience)
);
