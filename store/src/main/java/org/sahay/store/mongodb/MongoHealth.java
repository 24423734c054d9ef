package org.sahay.store.mongodb;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether MongoDB answers. */
record MongoHealth(MongoClient client) implements HealthIndicator {
    @Override
    public Health health() {
        try {
            client.getDatabase("admin").runCommand(new BsonDocument("ping", new BsonInt32(1)));
            return Health.up().build();
        } catch (MongoException unreachable) {
            return Health.down(unreachable).build();
        }
    }
}
