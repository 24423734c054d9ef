/** Who there is on a local platform: tokens for people by role, officers and links from files, and people who sign in as their phones would. */
@NullMarked
package org.sahay.local.people;

import org.jspecify.annotations.NullMarked;
