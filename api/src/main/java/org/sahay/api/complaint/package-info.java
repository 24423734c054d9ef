/** Complaints over HTTP: filed in one transaction that waits for nobody, read from SQL, acted on through their workflow. */
@NullMarked
package org.sahay.api.complaint;

import org.jspecify.annotations.NullMarked;
