package org.sahay.store.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of the tests' own, made by the JDK's keytool, and servers' certificates signed by it. */
public final class TestAuthority {
    private static final char[] PASSWORD = "of-the-test".toCharArray();

    private final Path folder;
    private final Path keys;

    private TestAuthority(Path folder) {
        this.folder = folder;
        this.keys = folder.resolve("keys.p12");
    }

    /** Makes one in the folder, which is made when it is not there. */
    public static TestAuthority in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var authority = new TestAuthority(folder);
        authority.keytool("-alias", "authority", "-dname", "CN=Authority of a test", "-ext", "bc:c");
        return authority;
    }

    /** Makes one in a folder that nobody else knows. */
    public static TestAuthority temporary() {
        try {
            return in(Files.createTempDirectory("sahay-test-authority"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority's own certificate, in PEM. */
    public Path root() {
        return write("authority.pem", pem("CERTIFICATE", encoded(certificate("authority"))));
    }

    /** Signs a new key for {@code localhost}. */
    public Issued issue(String name) {
        return issue(name, "dns:localhost,ip:127.0.0.1");
    }

    /** Signs a new key for another host than this one. */
    public Issued issueForAnotherHost(String name) {
        return issue(name, "dns:elsewhere.example");
    }

    private Issued issue(String name, String hosts) {
        String there = "san=" + hosts;
        keytool("-alias", name, "-dname", "CN=" + name, "-ext", there, "-signer", "authority");
        return new Issued(name);
    }

    /** A client that trusts this authority alone. */
    public SSLContext trusting() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate("authority"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server's certificate and key. */
    public final class Issued {
        private final String name;

        private Issued(String name) {
            this.name = name;
        }

        public Path certificate() {
            return certificateAs(name + ".pem");
        }

        public Path key() {
            return keyAs(name + "-key.pem");
        }

        /** The same in a file of another name, which may be there already. */
        public Path certificateAs(String file) {
            try {
                var all = new StringBuilder();
                for (Certificate each : store().getCertificateChain(name)) {
                    all.append(pem("CERTIFICATE", encoded(each)));
                }
                return write(file, all.toString());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The same in a file of another name, which may be there already. */
        public Path keyAs(String file) {
            try {
                return write(
                        file, pem("PRIVATE KEY", store().getKey(name, PASSWORD).getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** A server that shows this certificate. */
        public SSLContext serving() {
            try {
                var one = KeyStore.getInstance("PKCS12");
                one.load(null, null);
                one.setKeyEntry(name, store().getKey(name, PASSWORD), PASSWORD, store().getCertificateChain(name));
                var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(one, PASSWORD);
                var context = SSLContext.getInstance("TLS");
                context.init(managers.getKeyManagers(), null, null);
                return context;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Certificate certificate(String alias) {
        try {
            return store().getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        try (InputStream file = Files.newInputStream(keys)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String... options) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2"));
        line.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, text);
    }
}
