package org.sahay.store.outbox;

/**
 * How the rows of a topic become CloudEvents. The data is a JSON object with {@code seq}, {@code event} and {@code at}; the
 * event's id is {@code <business key>/<seq>}, its type the prefix and {@code event}, its time {@code at}.
 *
 * @param topic and kind of the outbox row
 * @param source of the events
 * @param typePrefix of their types, with its last dot
 */
public record EventTopic(String topic, String source, String typePrefix) {
    public static final EventTopic COMPLAINTS =
            new EventTopic("complaints.events", "/sahay/complaints", "org.sahay.complaint.");
}
