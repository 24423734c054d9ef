package org.sahay.store.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a server of this machine that has no TLS: shakes hands with clients and hands on what they say. */
public final class TlsProxy implements AutoCloseable {
    private static final int SSL_REQUEST_BYTES = 8;

    private final ServerSocket listener;
    private final int server;
    private final SSLContext serving;
    private final boolean asksFirst;
    private final AtomicInteger handshakes = new AtomicInteger();

    private TlsProxy(int server, SSLContext serving, boolean asksFirst) {
        this.server = server;
        this.serving = serving;
        this.asksFirst = asksFirst;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** Before any server whose clients begin with the handshake. */
    public static TlsProxy before(int port, SSLContext serving) {
        return new TlsProxy(port, serving, false);
    }

    /** Before a PostgreSQL, whose clients ask in plain text whether they may encrypt. */
    public static TlsProxy beforePostgres(int port, SSLContext serving) {
        return new TlsProxy(port, serving, true);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many clients have finished their handshake. */
    public int handshakes() {
        return handshakes.get();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var encrypted = encrypted(client);
                var plain = new Socket(InetAddress.getLoopbackAddress(), server)) {
            encrypted.startHandshake();
            handshakes.incrementAndGet();
            var back = Thread.ofVirtual().start(() -> copy(plain, encrypted));
            copy(encrypted, plain);
            back.join();
        } catch (IOException refused) {
            // The client says why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SSLSocket encrypted(Socket client) throws IOException {
        if (asksFirst) {
            client.getInputStream().readNBytes(SSL_REQUEST_BYTES);
            client.getOutputStream().write('S');
        }
        var socket = (SSLSocket) serving.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
        socket.setUseClientMode(false);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Either side may end it.
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
