package org.sahay.store.objects;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.store.database.Secret;
import org.springframework.boot.context.properties.bind.DefaultValue;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/**
 * A bucket and how it is reached.
 *
 * @param bucket its name
 * @param endpoint address of a store that is not Amazon's, as MinIO or Ceph; null for Amazon's
 * @param region as Amazon calls it; stores of others mostly take any
 * @param pathStyle whether the bucket is named in the path and not in the host name, as most stores of others want it
 * @param accessKey who we are; without it as the environment, a profile or the machine's role says
 * @param secretKey the secret for it
 * @param lockMode {@code governance} or {@code compliance}: mode of S3 Object Lock, which the bucket must have; null for none
 */
public record S3Place(
        String bucket,
        @Nullable URI endpoint,
        @DefaultValue("ap-south-1") String region,
        @DefaultValue("false") boolean pathStyle,
        @Nullable Secret accessKey,
        @Nullable Secret secretKey,
        @Nullable Lock lockMode) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How firmly an object is kept. */
    public enum Lock {
        /** Whoever has a right for it may delete it before its time. */
        GOVERNANCE,
        /** Nobody may. */
        COMPLIANCE
    }

    /** Whether it is reached over TLS. */
    boolean isEncrypted() {
        return endpoint == null || "https".equals(endpoint.getScheme().toLowerCase(Locale.ROOT));
    }

    @Nullable
    ObjectLockMode lock() {
        return lockMode == null ? null : ObjectLockMode.fromValue(lockMode.name());
    }

    /** Checksums are given by ourselves, in a header that stores of others understand. */
    S3Client client() {
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE)
                        .build())
                .region(Region.of(region))
                .credentialsProvider(credentials())
                .forcePathStyle(pathStyle)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(PATIENCE.multipliedBy(2)));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.build();
    }

    private AwsCredentialsProvider credentials() {
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey.value(), secretKey.value()));
    }
}
