package org.sahay.store.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A community health worker (ASHA, Anganwadi) as her office has her.
 *
 * @param id of the enrolment; says nothing about who she is otherwise
 * @param code the department's own
 * @param lgdVillages the villages she looks after, ascending
 */
public record Asha(UUID id, String code, int lgdState, int lgdDistrict, List<Integer> lgdVillages, Instant enrolledAt) {
    public Asha {
        lgdVillages = List.copyOf(lgdVillages);
    }
}
