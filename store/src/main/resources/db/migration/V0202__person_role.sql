-- Roles that need an enrolment; citizen and caregiver everybody may be.
CREATE TABLE person_role (
  person_id uuid NOT NULL REFERENCES person (id),
  role text NOT NULL,
  enrolled_by uuid NOT NULL,
  enrolled_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, role)
);
