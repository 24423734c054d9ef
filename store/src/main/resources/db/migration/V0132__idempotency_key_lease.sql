CREATE INDEX idempotency_key_lease ON idempotency_key (lease_until) WHERE lease_until IS NOT NULL AND status IS NULL;
