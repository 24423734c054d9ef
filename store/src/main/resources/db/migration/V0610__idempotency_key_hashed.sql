-- A key may be anything its caller made up. Its hash stands for it: with the key in the same row, a guess at the text of a
-- request could be tried on the fingerprint.
UPDATE idempotency_key SET key = encode(sha256(convert_to(caller || ' ' || operation || ' ' || key, 'UTF8')), 'hex');
