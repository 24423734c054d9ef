-- Who of staff may sign in: an officer under the id the roster has, everybody else under a random one. User name and TOTP key
-- lie in the vault; a name is found by its keyed hash. Without a password it waits for its enrolment. totp_step is the last
-- one used: none counts twice.
CREATE TABLE staff_account (
  id uuid PRIMARY KEY,
  role text NOT NULL,
  user_name_hash bytea NOT NULL UNIQUE,
  user_name_token uuid NOT NULL,
  password_hash text,
  totp_token uuid,
  totp_step bigint,
  tries integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  invited_at timestamptz NOT NULL,
  enrolled_at timestamptz,
  CHECK (num_nulls(password_hash, totp_token, totp_step, enrolled_at) IN (0, 4))
);
