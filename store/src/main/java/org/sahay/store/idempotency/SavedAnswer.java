package org.sahay.store.idempotency;

import java.util.Map;

/**
 * The answer every repetition gets.
 *
 * @param status HTTP status
 * @param headers names and values
 * @param body JSON that holds ids and codes, never a citizen's text
 */
public record SavedAnswer(int status, Map<String, String> headers, String body) {
    public SavedAnswer {
        headers = Map.copyOf(headers);
    }
}
