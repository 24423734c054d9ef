-- For deleting successors whose minute is over.
CREATE INDEX refresh_token_successor ON refresh_token (rotated_at) WHERE successor_token IS NOT NULL;
