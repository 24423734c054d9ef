-- Development only: the random id that stands for a name given on the command line. The name itself is never kept.
CREATE TABLE local_principal (
  name_hash bytea PRIMARY KEY,
  id uuid NOT NULL UNIQUE
);
