package org.sahay.store.identity;

/** What is known of one use of a proof, told with the answer to this very use. */
public enum ProofUse {
    /** The first one at any instance. */
    FIRST_SHARED,
    /** The first one here; another instance may have seen it, and Redis could not say so, or not for certain. */
    FIRST_ALONE,
    /** The proof was used before. */
    USED
}
