/**
 * Who signs in and stays signed in on which device, what they tell about themselves, who may act for whom, and the random ids
 * that stand for people.
 */
@NullMarked
package org.sahay.store.identity;

import org.jspecify.annotations.NullMarked;
