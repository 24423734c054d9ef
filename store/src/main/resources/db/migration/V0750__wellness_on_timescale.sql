-- Whether readings are kept by TimescaleDB. So where the extension is in this database, with its Community licence, when it is migrated
-- for the first time; everywhere else PostgreSQL keeps them in partitions of its own. The same statements work on both.
CREATE FUNCTION wellness_on_timescale() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'timescaledb')
    AND current_setting('timescaledb.license', true) = 'timescale'
$$;
