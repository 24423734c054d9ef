package org.sahay.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import org.sahay.local.process.LocalFailure;

/** The number of every port. */
public record LocalPorts(Map<Port, Integer> numbers) {
    /** Below the range the kernel takes for outgoing connections, so that none of those gets in between. */
    private static final int FREE_FROM = 20_000;

    private static final int FREE_TO = 32_000;
    private static final int HIGHEST = 65_535;
    static final String BASE = "port-base";

    public LocalPorts {
        numbers = Map.copyOf(numbers);
    }

    public int at(Port port) {
        return numbers.getOrDefault(port, port.standard());
    }

    static LocalPorts standard() {
        return new LocalPorts(Map.of());
    }

    /** All ports one after the other from this number on. */
    static LocalPorts from(int base) {
        if (base < 1024 || base + Port.values().length > HIGHEST) {
            throw new LocalFailure("%d cannot be the first port; choose one between 1024 and %d."
                    .formatted(base, HIGHEST - Port.values().length));
        }
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var next = base;
        for (var port : Port.values()) {
            numbers.put(port, next++);
        }
        return new LocalPorts(numbers);
    }

    /** What the file says: {@code port-base} moves all, {@code port.NAME} one. */
    static LocalPorts of(Properties file) {
        var base = file.getProperty(BASE);
        var numbers = new EnumMap<Port, Integer>(Port.class);
        numbers.putAll((base == null ? standard() : from(number(BASE, base))).numbers());
        for (var port : Port.values()) {
            var moved = file.getProperty(port.key());
            if (moved != null) {
                numbers.put(port, number(port.key(), moved));
            }
        }
        return new LocalPorts(numbers);
    }

    /** Random ports that nobody listens on now. */
    static LocalPorts free() {
        var taken = new HashSet<Integer>();
        var numbers = new EnumMap<Port, Integer>(Port.class);
        for (var port : Port.values()) {
            var number = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            while (!isFree(number) || !taken.add(number)) {
                number = ThreadLocalRandom.current().nextInt(FREE_FROM, FREE_TO);
            }
            numbers.put(port, number);
        }
        return new LocalPorts(numbers);
    }

    /** Whether nobody listens on the port now. */
    public boolean isFree(Port port) {
        return isFree(at(port));
    }

    /** Fails by name when another process listens on the port. */
    void requireFree(Port port) {
        if (!isFree(port)) {
            throw new LocalFailure(("Port %d (%s) is taken by another process; stop that process, or move SAHAY's ports"
                            + " with './sahay up --port-base 20000'.")
                    .formatted(at(port), port.title()));
        }
    }

    static boolean isFree(int number) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static int number(String key, String text) {
        try {
            var number = Integer.parseInt(text.strip());
            if (number > 0 && number <= HIGHEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // the same sentence as for a number out of range
        }
        throw new LocalFailure("%s=%s in local.properties is no port; write a number between 1024 and %d."
                .formatted(key, text, HIGHEST));
    }
}
