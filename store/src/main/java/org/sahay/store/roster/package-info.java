/**
 * Who works here now: the officers who decide complaints, with changes to them that wake the cases they concern, and the
 * clinicians.
 */
@NullMarked
package org.sahay.store.roster;

import org.jspecify.annotations.NullMarked;
