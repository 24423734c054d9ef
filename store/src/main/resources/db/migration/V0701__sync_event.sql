-- Everything accepted from devices, appended and never changed. The payload is sealed here with the data key of its subject; the key's
-- destruction erases it. The device is a keyed hash. In the order of commits by (xid, position).
CREATE TABLE sync_event (
  server_time timestamptz NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  position bigint GENERATED ALWAYS AS IDENTITY,
  server_id uuid NOT NULL,
  principal_id uuid NOT NULL,
  event_id uuid NOT NULL,
  device bytea NOT NULL,
  subject uuid NOT NULL,
  type text NOT NULL,
  schema_version smallint NOT NULL,
  client_time timestamptz NOT NULL,
  device_seq bigint NOT NULL,
  base_version bigint,
  payload bytea NOT NULL,
  key_id integer NOT NULL,
  version smallint NOT NULL,
  PRIMARY KEY (xid, position, server_time)
) PARTITION BY RANGE (server_time);
