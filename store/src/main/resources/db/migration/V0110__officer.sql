-- The roster: who decides complaints, for which department and area. No names; the code is the office's own.
CREATE TABLE officer (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('district_officer', 'state_officer', 'national_admin')),
  department text NOT NULL REFERENCES department (code),
  lgd_state integer REFERENCES lgd_state (code),
  lgd_district integer REFERENCES lgd_district (code),
  language text NOT NULL CHECK (language IN ('en', 'hi', 'ta')),
  active boolean NOT NULL,
  CHECK (lgd_state IS NOT NULL OR lgd_district IS NULL)
);
