package org.sahay.store.objects;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sahay.store.hash.Sha256;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket of a store that speaks S3. Where a lock is configured, an object that is locked until a time is put with
 * S3 Object Lock: then neither we nor whoever has our access deletes or replaces that version before.
 */
public final class S3Storage implements ObjectStorage, AutoCloseable {
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final S3Place place;

    public S3Storage(S3Place place) {
        this.place = place;
        this.client = place.client();
    }

    @Override
    public void put(ObjectKey key, StoredObject object) {
        byte[] bytes = object.bytes();
        var request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(key.text())
                .contentType("application/octet-stream")
                .checksumSHA256(sha256(bytes));
        ObjectLockMode lock = place.lock();
        if (lock != null && object.lockedUntil() != null) {
            request.objectLockMode(lock).objectLockRetainUntilDate(object.lockedUntil());
        }
        try {
            client.putObject(request.build(), RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw new ObjectStorageException("The object " + key + " cannot be kept in " + place(), e);
        }
    }

    @Override
    public Optional<byte[]> get(ObjectKey key) {
        try {
            return Optional.of(client.getObjectAsBytes(
                            request -> request.bucket(place.bucket()).key(key.text()))
                    .asByteArray());
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new ObjectStorageException("The object " + key + " in " + place() + " cannot be read", e);
        }
    }

    @Override
    public List<ObjectKey> keys(String prefix, @Nullable ObjectKey after) {
        try {
            return client
                    .listObjectsV2Paginator(request -> request.bucket(place.bucket())
                            .prefix(prefix)
                            .startAfter(after == null ? null : after.text()))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .filter(ObjectKey::isOne)
                    .map(ObjectKey::new)
                    .toList();
        } catch (SdkException e) {
            throw new ObjectStorageException("The objects in " + place() + " cannot be listed", e);
        }
    }

    /**
     * Who asks needs {@code s3:ListBucketVersions} and {@code s3:GetObjectVersion}. A store that knows no versions says so, and
     * has none.
     */
    @Override
    public List<KeptVersion> versions(String prefix) {
        try {
            return client
                    .listObjectVersionsPaginator(
                            request -> request.bucket(place.bucket()).prefix(prefix))
                    .versions()
                    .stream()
                    .filter(version -> ObjectKey.isOne(version.key()))
                    .map(version -> new KeptVersion(new ObjectKey(version.key()), version.versionId()))
                    .sorted(Comparator.comparing(KeptVersion::key))
                    .toList();
        } catch (SdkException e) {
            if (e instanceof S3Exception answer && answer.statusCode() == NOT_IMPLEMENTED) {
                return ObjectStorage.super.versions(prefix);
            }
            throw new ObjectStorageException("The versions of objects in " + place() + " cannot be listed", e);
        }
    }

    @Override
    public Optional<byte[]> get(KeptVersion version) {
        String id = version.id();
        if (id == null) {
            return get(version.key());
        }
        try {
            return Optional.of(client.getObjectAsBytes(request -> request.bucket(place.bucket())
                            .key(version.key().text())
                            .versionId(id))
                    .asByteArray());
        } catch (SdkException e) {
            throw new ObjectStorageException(
                    "Version " + id + " of the object " + version.key() + " in " + place() + " cannot be read", e);
        }
    }

    @Override
    public String place() {
        return "s3://" + place.bucket();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Given with each object, so that a store checks what it got, as Object Lock demands. */
    private static String sha256(byte[] bytes) {
        return Base64.getEncoder().encodeToString(Sha256.of(bytes));
    }
}
