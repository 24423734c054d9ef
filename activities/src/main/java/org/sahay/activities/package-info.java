/** Puts the activities together for whoever runs them. */
@NullMarked
package org.sahay.activities;

import org.jspecify.annotations.NullMarked;
