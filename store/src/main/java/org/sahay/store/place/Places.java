package org.sahay.store.place;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The Local Government Directory as far as complaints need it. What was found once is remembered by the process: codes
 * are never taken back.
 */
public final class Places {
    private final JdbcClient jdbc;
    private final ConcurrentMap<Integer, Boolean> states = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Integer> statesOfDistricts = new ConcurrentHashMap<>();

    public Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean stateExists(int lgdState) {
        return states.containsKey(lgdState) || findState(lgdState);
    }

    public boolean districtExists(int lgdDistrict) {
        return stateOfDistrict(lgdDistrict).isPresent();
    }

    /** The state a district lies in; empty for an unknown district. */
    public Optional<Integer> stateOfDistrict(int lgdDistrict) {
        Integer known = statesOfDistricts.get(lgdDistrict);
        return known != null ? Optional.of(known) : findDistrict(lgdDistrict);
    }

    private boolean findState(int lgdState) {
        boolean exists = jdbc.sql("SELECT EXISTS (SELECT 1 FROM lgd_state WHERE code = ?)")
                .param(lgdState)
                .query(Boolean.class)
                .single();
        if (exists) {
            states.put(lgdState, true);
        }
        return exists;
    }

    private Optional<Integer> findDistrict(int lgdDistrict) {
        Optional<Integer> state = jdbc.sql("SELECT lgd_state FROM lgd_district WHERE code = ?")
                .param(lgdDistrict)
                .query(Integer.class)
                .optional();
        state.ifPresent(found -> statesOfDistricts.put(lgdDistrict, found));
        return state;
    }
}
