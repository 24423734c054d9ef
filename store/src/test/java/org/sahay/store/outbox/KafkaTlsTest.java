package org.sahay.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Kafka's port behind TLS; what stands there hears a client's first request and never answers. */
@Tag("server")
class KafkaTlsTest {
    private static final short API_VERSIONS = 18;

    @TempDir
    Path folder;

    @Test
    void aBrokerOfTheNamedAuthorityIsAskedAndOneOfAnotherIsNot() throws Exception {
        var authority = TestAuthority.in(folder);
        var other = TestAuthority.in(folder.resolve("other"));
        try (var broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var proxy = TlsProxy.before(
                        broker.getLocalPort(), authority.issue("kafka").serving())) {
            assertThatThrownBy(() -> ask(proxy, other.root())).isInstanceOf(SslAuthenticationException.class);
            assertThat(proxy.handshakes()).isZero();
            var asked = CompletableFuture.supplyAsync(() -> firstRequest(broker), Thread::startVirtualThread);
            var client = CompletableFuture.runAsync(() -> ask(proxy, authority.root()), Thread::startVirtualThread);
            assertThat(asked.get(20, TimeUnit.SECONDS)).isEqualTo(API_VERSIONS);
            assertThat(proxy.handshakes()).isPositive();
            assertThat(client).isNotCompletedExceptionally();
        }
    }

    private static short firstRequest(ServerSocket broker) {
        while (true) {
            try (var client = broker.accept()) {
                byte[] head = client.getInputStream().readNBytes(6);
                if (head.length == 6) {
                    return ByteBuffer.wrap(head).getShort(4);
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static void ask(TlsProxy proxy, Path rootCertificate) {
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of("localhost:" + proxy.port()));
        kafka.getSecurity().setProtocol("SSL");
        kafka.getSsl().setBundle("kafka");
        var trusted = PemSslStoreDetails.forCertificate(rootCertificate.toUri().toString());
        var bundles = new DefaultSslBundleRegistry("kafka", SslBundle.of(new PemSslStoreBundle(null, trusted)));
        var settings = RelayConfiguration.producerSettings(kafka, bundles);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.partitionsFor("complaints.events");
        }
    }
}
