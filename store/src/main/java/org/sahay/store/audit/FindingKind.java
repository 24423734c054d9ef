package org.sahay.store.audit;

/** What can be wrong with the sealed part of the trail, and what then to do. */
public enum FindingKind {
    ENTRIES_CHANGED("Entries of this block were edited or put in another order: compare them with a backup."),
    ENTRIES_MISSING("Entries of this block were deleted: restore them from a backup."),
    ENTRIES_ADDED("Entries were inserted into a part that was sealed: compare it with a backup."),
    ENTRIES_AHEAD(
            "No request writes such entries and no block will ever hold them: see who may insert rows, or advance the"
                    + " transaction numbers of a database that was restored from a dump."),
    BLOCKS_MISSING("Blocks were deleted, and what was in them is vouched for by nobody: restore them from a backup."),
    CHAIN_BROKEN("This block was made after another one than that before it: one of them was replaced."),
    BLOCK_FORGED(
            "None of the public keys fits its signature: it was changed or made by somebody without the sealer's key."),
    RETIREMENT_FORGED(
            "None of the public keys fits the statement that this part's time was over: somebody else deleted it."),
    VERSION_UNKNOWN("It was sealed by a newer version of SAHAY: verify with that."),
    TAIL_CUT(
            "A block was noted outside the database and is not there: the end of the trail was cut off or rolled back."),
    CHECKPOINT_DIFFERS("Another block was noted outside the database: the chain was replaced from here or before."),
    CHECKPOINT_FORGED("None of the public keys fits this note: somebody else wrote into the checkpoints."),
    CHECKPOINT_STRAY(
            "No checkpoint like this belongs there: a copy under another name, or put over another one. Somebody else wrote it."),
    CHECKPOINTS_BEHIND(
            "Blocks are not noted outside the database, so a cut would not be seen: look after the checkpoints.");

    private final String help;

    FindingKind(String help) {
        this.help = help;
    }

    public String help() {
        return help;
    }
}
