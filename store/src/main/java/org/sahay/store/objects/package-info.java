/** Object storage: a folder, or a store that speaks S3. Files are sealed before they get there; what is not says so by its type. */
@NullMarked
package org.sahay.store.objects;

import org.jspecify.annotations.NullMarked;
