package org.sahay.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Example bodies from {@code openapi/<operation id>.request.json} and {@code .response.json}; synthetic, all of them. */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper(); // The document's library speaks Jackson 2.

    Object request(String operationId) {
        return read(operationId + ".request.json");
    }

    Object response(String operationId) {
        return read(operationId + ".response.json");
    }

    /** @throws IllegalStateException when an operation has no example, so that none is forgotten */
    private static Object read(String name) {
        try (InputStream file = Examples.class.getResourceAsStream("/openapi/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The operation has no example openapi/" + name);
            }
            return JSON.readTree(file);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The example openapi/" + name + " is no JSON", broken);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
