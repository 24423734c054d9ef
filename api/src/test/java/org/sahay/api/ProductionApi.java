package org.sahay.api;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sahay.store.database.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API as it starts without the profile {@code local}. */
public final class ProductionApi {
    private ProductionApi() {}

    /** @param more properties, as {@code name=value} */
    public static ConfigurableApplicationContext start(TestDatabase database, List<Class<?>> beans, String... more) {
        var sources = new ArrayList<Class<?>>(beans);
        sources.addFirst(ApiApplication.class);
        String[] arguments = Stream.of(
                        Stream.of("server.port=0", "management.server.port=0", "server.address=127.0.0.1"),
                        Stream.of(database.productionProperties()),
                        Stream.of(more))
                .flatMap(some -> some)
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .properties("spring.config.name=api")
                .run(arguments);
    }

    /** Asks a port of it with a bearer token. */
    public static HttpResponse<String> get(int port, String path, String token)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** New keys of vault and payloads, in files of a folder; the properties that name them. */
    public static String[] keys(Path folder) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        PrfConfig.register();
        return new String[] {
            "sahay.vault.keyset-file=" + aKeyset(folder.resolve("keyset.json"), PredefinedAeadParameters.AES256_GCM),
            "sahay.vault.index-keyset-file="
                    + aKeyset(folder.resolve("index-keyset.json"), PredefinedPrfParameters.HMAC_SHA256_PRF),
            "sahay.temporal.keyset-file="
                    + aKeyset(folder.resolve("temporal-keyset.json"), PredefinedAeadParameters.AES256_GCM)
        };
    }

    private static Path aKeyset(Path file, Parameters parameters) throws GeneralSecurityException, IOException {
        String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
        return Files.writeString(file, keyset);
    }
}
