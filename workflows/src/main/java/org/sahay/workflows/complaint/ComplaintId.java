package org.sahay.workflows.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies one complaint: a random UUIDv7, made when the complaint is accepted; it says nothing about a person. */
public record ComplaintId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ComplaintId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
