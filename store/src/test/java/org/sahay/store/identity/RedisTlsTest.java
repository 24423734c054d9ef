package org.sahay.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.tls.TestAuthority;
import org.sahay.store.tls.TlsProxy;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Redis behind TLS; the server itself has none. */
@Tag("server")
class RedisTlsTest {
    @TempDir
    Path folder;

    @Test
    void aServerOfTheNamedAuthorityIsAskedAndOneOfAnotherIsNot() throws Exception {
        var authority = TestAuthority.in(folder);
        var other = TestAuthority.in(folder.resolve("other"));
        try (var proxy = TlsProxy.before(
                TestRedis.shared().port(), authority.issue("redis").serving())) {
            assertThat(causes(proxy, other.root())).hasAtLeastOneElementOfType(SSLHandshakeException.class);
            assertThat(proxy.handshakes()).isZero();
            assertThat(ask(proxy, authority.root())).isFalse();
            assertThat(proxy.handshakes()).isPositive();
        }
    }

    private static List<Throwable> causes(TlsProxy proxy, Path root) {
        var all = new ArrayList<Throwable>();
        try {
            ask(proxy, root);
        } catch (RuntimeException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                all.add(cause);
            }
        }
        return all;
    }

    private static Boolean ask(TlsProxy proxy, Path rootCertificate) {
        try (var context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.data.redis.host=localhost",
                        "spring.data.redis.port=" + proxy.port(),
                        "spring.data.redis.timeout=5s",
                        "spring.data.redis.connect-timeout=5s",
                        "spring.data.redis.ssl.enabled=true",
                        "spring.data.redis.ssl.bundle=redis",
                        "spring.ssl.bundle.pem.redis.truststore.certificate=" + rootCertificate.toUri())
                .run()) {
            return context.getBean(StringRedisTemplate.class).hasKey("nothing");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(SslAutoConfiguration.class)
    @Import(RedisConfiguration.class)
    static class Application {}
}
