-- What TimescaleDB does by itself: chunks of two months ago and older are compressed, and hours counted every ten minutes, of late
-- readings of the last year too. Chunks are dropped by wellness_retire, as partitions are.
DO $$
BEGIN
  IF wellness_on_timescale() THEN
    EXECUTE 'ALTER TABLE wellness_reading SET (timescaledb.compress, timescaledb.compress_segmentby = ''subject, metric'','
      ' timescaledb.compress_orderby = ''measured_at'')';
    PERFORM add_compression_policy('wellness_reading', compress_after => interval '2 months');
    PERFORM add_continuous_aggregate_policy('wellness_hour', start_offset => interval '1 year',
      end_offset => interval '1 hour', schedule_interval => interval '10 minutes');
  END IF;
END
$$;
