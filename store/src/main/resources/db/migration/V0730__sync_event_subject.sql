-- One citizen's events in the order of commits, for the devices of whoever may read them.
CREATE INDEX sync_event_subject ON sync_event (subject, xid, position);
