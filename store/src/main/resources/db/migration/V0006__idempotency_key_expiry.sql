CREATE INDEX idempotency_key_expiry ON idempotency_key (expires_at);
