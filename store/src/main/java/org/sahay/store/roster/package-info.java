/** The officers who decide complaints: who they are now, and changes to them, which wake the cases they concern. And clinicians. */
@NullMarked
package org.sahay.store.roster;

import org.jspecify.annotations.NullMarked;
