/** The command that brings the schema up to date with a role of its own, before applications need it. */
@NullMarked
package org.sahay.store.migrate;

import org.jspecify.annotations.NullMarked;
