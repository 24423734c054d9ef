/** Staff signs in in a browser, with a password and a second factor, and takes tokens away by an authorization code. */
@NullMarked
package org.sahay.api.staff;

import org.jspecify.annotations.NullMarked;
