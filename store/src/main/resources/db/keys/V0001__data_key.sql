-- The key of everything that is sealed about one subject, wrapped; deleting it makes all of that unreadable, in backups too.
CREATE TABLE data_key (
  subject uuid PRIMARY KEY,
  id integer NOT NULL,
  wrapped_by text NOT NULL,
  wrapped bytea NOT NULL,
  made_at timestamptz NOT NULL,
  wrapped_at timestamptz NOT NULL
);
