package org.sahay.api.complaint;

import java.util.List;
import org.sahay.store.complaint.NewComplaint;
import org.sahay.store.vault.Unsealed;

/**
 * A complaint that keeps every rule, before anything of it is kept.
 *
 * @param texts its own, to be kept in the vault before it is accepted
 */
public record ComplaintDraft(NewComplaint complaint, List<Unsealed> texts) {
    public ComplaintDraft {
        texts = List.copyOf(texts);
    }
}
