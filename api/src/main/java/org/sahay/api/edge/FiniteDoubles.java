package org.sahay.api.edge;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Refuses a number that a double cannot hold, such as 1e400, which would be read as infinite. */
final class FiniteDoubles extends StdDeserializer<Double> {
    FiniteDoubles() {
        super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.currentToken().isNumeric()) {
            return (Double) context.handleUnexpectedToken(context.constructType(Double.class), parser);
        }
        double number = parser.getDoubleValue();
        if (Double.isFinite(number)) {
            return number;
        }
        return (Double) context.handleWeirdNumberValue(Double.class, number, "a double cannot hold it");
    }
}
