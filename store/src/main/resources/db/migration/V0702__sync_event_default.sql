-- Takes what comes in a month that nobody has made a partition for, so that no write ever fails for want of one.
CREATE TABLE sync_event_default PARTITION OF sync_event DEFAULT;
