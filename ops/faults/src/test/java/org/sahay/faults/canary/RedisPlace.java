package org.sahay.faults.canary;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Every key of Redis with its value, whatever its type: what a dump holds compressed is readable here. */
record RedisPlace(String address) implements Place {
    static final String TITLE = "keys of Redis";
    private static final int SOME = 1000;

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void show(Display display) throws IOException {
        try (var client = RedisClient.create("redis://" + address);
                var connection = client.connect(ByteArrayCodec.INSTANCE);
                var out = display.part("all")) {
            var redis = connection.sync();
            KeyScanCursor<byte[]> cursor = redis.scan(ScanArgs.Builder.limit(SOME));
            write(cursor, redis, out);
            while (!cursor.isFinished()) {
                cursor = redis.scan(ScanCursor.of(cursor.getCursor()), ScanArgs.Builder.limit(SOME));
                write(cursor, redis, out);
            }
        }
    }

    private static void write(KeyScanCursor<byte[]> cursor, RedisCommands<byte[], byte[]> redis, OutputStream out)
            throws IOException {
        for (byte[] key : cursor.getKeys()) {
            write(out, key);
            write(key, redis, out);
        }
    }

    private static void write(byte[] key, RedisCommands<byte[], byte[]> redis, OutputStream out) throws IOException {
        String type = redis.type(key);
        switch (type) {
            case "none" -> {} // it has just expired
            case "string" -> {
                byte[] value = redis.get(key);
                write(out, value == null ? new byte[0] : value);
            }
            case "hash" -> {
                for (var entry : redis.hgetall(key).entrySet()) {
                    write(out, entry.getKey(), entry.getValue());
                }
            }
            case "list" -> write(out, redis.lrange(key, 0, -1).toArray(byte[][]::new));
            case "set" -> write(out, redis.smembers(key).toArray(byte[][]::new));
            case "zset" -> write(out, redis.zrange(key, 0, -1).toArray(byte[][]::new));
            case "stream" -> {
                for (var message : redis.xrange(key, Range.unbounded())) {
                    for (var field : message.getBody().entrySet()) {
                        write(out, field.getKey(), field.getValue());
                    }
                }
            }
            default ->
                throw new IOException("A key of type " + type + " cannot be read; say how in RedisPlace: "
                        + new String(key, StandardCharsets.UTF_8));
        }
    }

    private static void write(OutputStream out, byte[]... parts) throws IOException {
        for (byte[] part : Arrays.asList(parts)) {
            out.write(part);
            out.write('\n');
        }
    }
}
