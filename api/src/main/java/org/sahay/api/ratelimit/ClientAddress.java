package org.sahay.api.ratelimit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who one client is by address. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The IPv4 address, or the first 64 bits of the IPv6 address, of whoever is connected; what is no address stands for itself. */
    static String of(HttpServletRequest request) {
        String remote = request.getRemoteAddr();
        try {
            byte[] bytes = InetAddress.ofLiteral(remote).getAddress();
            boolean six = bytes.length > NETWORK_BYTES;
            return HexFormat.of().formatHex(six ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
        } catch (IllegalArgumentException name) {
            return remote; // A proxy may call its client "unknown".
        }
    }
}
