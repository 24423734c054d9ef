-- Who treats: for which department and area. No names; the code is the department's own.
CREATE TABLE clinician (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  department text NOT NULL REFERENCES department (code),
  lgd_state integer REFERENCES lgd_state (code),
  lgd_district integer REFERENCES lgd_district (code),
  language text NOT NULL CHECK (language IN ('en', 'hi', 'ta')),
  active boolean NOT NULL,
  CHECK (lgd_state IS NOT NULL OR lgd_district IS NULL)
);
