package org.sahay.workflows.identity;

/** Which kind of ground there is to look at what concerns a person, or to change it. */
public enum Ground {
    /** It is about themselves. */
    SELF,
    /** The person's own leave for a helper: recorded, and it expires (consent, DPDP s. 6). */
    DELEGATION,
    /**
     * The person lives in a village that their office has an ASHA look after, as she is enrolled now (legitimate use, DPDP s. 7).
     */
    ASSIGNED_VILLAGE,
    /** A grievance lies with the office of whoever answers it, or with one below (legitimate use, DPDP s. 7). */
    DUTY,
    /** Somebody shows who they are; there is no session yet. */
    SIGN_IN,
    /** Accounts of those who work here are looked after. */
    ADMINISTRATION,
    /** The system is kept running; nothing that is sealed is shown. */
    OPERATION,
    /** The platform follows its rules, as when a clock runs out; nobody looked. */
    PROCEDURE,
    /** The answer to what somebody did, as they left it, though it has left their reach since. */
    OWN_ACT,
    /** Synthetic people on a developer's machine. */
    DEVELOPMENT
}
