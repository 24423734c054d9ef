package org.sahay.api.security;

/** How far a role reaches with an operation. What lies beyond it answers as if it were not there. */
public enum Reach {
    /** What concerns nobody in particular. */
    REFERENCE,
    /** What concerns the caller themselves: as a citizen, or as one of a roster. */
    SELF,
    /** The same, and what the caller filed for somebody, as long as that person's recorded delegation lasts. */
    SELF_OR_WARD,
    /**
     * The same, and what concerns whoever lives in a village that the caller looks after as an ASHA, for as long as both is so. It
     * rests on no leave of theirs, so it goes no further than her work: what speaks for a person asks for their leave.
     */
    SELF_WARD_OR_VILLAGE,
    /** What the caller owns, and whose office lies in the caller's area by the roster: a district, a state, the country. */
    AREA,
    /** Everything, as a process: neither what people wrote nor who they are. */
    PROCESS,
    /** Anybody's. */
    ANYBODY,
    /** Asked by whoever it is, without a token; the address must stand among the open ones, too. */
    ANYONE
}
