/** Signing in with a phone, going on with a device's session, the devices a person is signed in on, and their own profile. */
@NullMarked
package org.sahay.api.identity;

import org.jspecify.annotations.NullMarked;
