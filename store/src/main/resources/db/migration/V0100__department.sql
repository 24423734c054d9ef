-- Departments of the health administration that complaints are routed to.
CREATE TABLE department (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$')
);
