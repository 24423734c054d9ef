package org.sahay.store.objects;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where objects lie: one of the two, or none.
 *
 * @param folder a folder; below the state folder under the profile {@code local} when nothing is named
 * @param s3 a bucket
 */
@ConfigurationProperties("sahay.objects")
record ObjectProperties(@Nullable Path folder, @Nullable S3Place s3) {
    ObjectProperties {
        if (folder != null && s3 != null) {
            throw new IllegalArgumentException("Set sahay.objects.folder or sahay.objects.s3, not both");
        }
    }
}
