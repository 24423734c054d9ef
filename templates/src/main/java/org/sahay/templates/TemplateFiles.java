package org.sahay.templates;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads files of the class path as strict UTF-8: a broken character is an error, never a question mark in a message. */
final class TemplateFiles {
    private TemplateFiles() {}

    static String text(String file) {
        try (var stream = TemplateFiles.class.getResourceAsStream("/" + file)) {
            if (stream == null) {
                throw new InvalidTemplateException(file, "the file is missing");
            }
            var bytes = ByteBuffer.wrap(stream.readAllBytes());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().strip();
        } catch (IOException unreadable) {
            throw new InvalidTemplateException(file, "cannot be read as UTF-8", unreadable);
        }
    }

    static Map<String, String> properties(String file) {
        var entries = new TreeMap<String, String>();
        var loading = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public Object put(Object key, Object value) {
                if (entries.put((String) key, (String) value) != null) {
                    throw new InvalidTemplateException(file, "the key " + key + " is there twice");
                }
                return value;
            }
        };
        try {
            loading.load(new StringReader(text(file)));
            return entries;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InvalidTemplateException(file, "cannot be read as properties", unreadable);
        }
    }
}
