/** Signing in with a phone, going on with a device's session, and the devices a person is signed in on. */
@NullMarked
package org.sahay.api.identity;

import org.jspecify.annotations.NullMarked;
