package org.sahay.api.codec;

import java.util.UUID;
import org.sahay.workflows.identity.Actor;

/**
 * Somebody of staff who signed in for the Temporal UI.
 *
 * @param session which ends with an account that is locked, a new password, or by its owner
 */
record CodecLogin(Actor actor, UUID session) {}
