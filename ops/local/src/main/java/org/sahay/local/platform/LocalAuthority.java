package org.sahay.local.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.sahay.local.process.Command;
import org.sahay.local.process.LocalFailure;

/**
 * A certificate authority for this machine alone, made by the JDK's keytool: it signs one certificate for
 * {@code localhost}, and its key is thrown away, so that nobody can sign another one that its owner's browser would trust.
 */
final class LocalAuthority {
    private static final String VALID_DAYS = "397"; // the longest that browsers accept
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    /** Of a file that lives for a second in a folder of its owner's. */
    private static final String PASSWORD = "thrown-away";

    private final Path folder;
    private final Clock clock;

    LocalAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** What a client must trust, in PEM. */
    Path root() {
        return folder.resolve("authority.pem");
    }

    /** The server's certificate, in PEM. */
    Path certificate() {
        return folder.resolve("server.pem");
    }

    /** The server's private key, in PEM, for its owner's eyes only. */
    Path key() {
        return folder.resolve("server-key.pem");
    }

    /** Makes authority and certificate when there are none or they end soon. */
    void prepare() {
        try {
            if (!Files.exists(key()) || ends().isBefore(clock.instant().plus(RENEW_BEFORE))) {
                Files.createDirectories(folder);
                make(folder.resolve("keys.p12"));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalFailure(
                    "The certificates in %s cannot be made: %s; check the disk, or delete that folder."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    /** For clients of this process: trusts this authority alone. */
    SSLContext trust() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", read(root()));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalFailure(
                    "%s cannot be read: %s; delete its folder and run './sahay up --tls' again."
                            .formatted(root(), e.getMessage()),
                    e);
        }
    }

    private void make(Path keys) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(keys);
        try {
            keytool(keys, "authority", "CN=SAHAY on this machine", "bc:c");
            keytool(keys, "server", "CN=localhost", "san=dns:localhost,ip:127.0.0.1", "-signer", "authority");
            var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            write(root(), pem("CERTIFICATE", store.getCertificate("authority").getEncoded()));
            write(
                    certificate(),
                    pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
            write(
                    key(),
                    pem(
                            "PRIVATE KEY",
                            store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        } finally {
            Files.deleteIfExists(keys);
        }
    }

    private void keytool(Path keys, String alias, String name, String extension, String... more) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                name,
                "-ext",
                extension,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                VALID_DAYS));
        line.addAll(List.of(more));
        new Command("Making a certificate with keytool", line, Map.of(), folder.resolve("keytool.log")).run(_ -> {});
    }

    private Instant ends() throws IOException, GeneralSecurityException {
        return read(certificate()).getNotAfter().toInstant();
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String pem(String what, byte[] der) {
        var text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }

    private static void write(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(file);
        Files.writeString(Files.createFile(file, ownerOnly), text);
    }
}
