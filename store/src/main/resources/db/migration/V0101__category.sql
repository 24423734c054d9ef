-- What a complaint can be about, and the department it goes to first. Labels are in templates/.
CREATE TABLE category (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  department text NOT NULL REFERENCES department (code),
  position smallint NOT NULL UNIQUE
);
