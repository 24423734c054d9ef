/** Who there is on a local platform: tokens for people by role, and officers and links from files. */
@NullMarked
package org.sahay.local.people;

import org.jspecify.annotations.NullMarked;
