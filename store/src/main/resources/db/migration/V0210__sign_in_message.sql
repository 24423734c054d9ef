-- Development only: sign-in messages that the LOG provider would have sent. Holds codes, so it is written nowhere else.
CREATE TABLE sign_in_message (
  id uuid PRIMARY KEY,
  phone_hash bytea NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'hi', 'ta')),
  body text NOT NULL,
  sent_at timestamptz NOT NULL
);
