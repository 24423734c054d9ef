-- For deleting tokens that were exchanged long ago.
CREATE INDEX refresh_token_rotated ON refresh_token (rotated_at) WHERE rotated_at IS NOT NULL;
