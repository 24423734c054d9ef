package org.sahay.store.place;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds states and districts, or gives them another name. Codes are never removed and districts never move. */
public final class PlaceChanges {
    private final JdbcClient jdbc;

    public PlaceChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void state(int lgdState, String name) {
        jdbc.sql("""
                INSERT INTO lgd_state (code, lgd_name) VALUES (:code, :name)
                ON CONFLICT (code) DO UPDATE SET lgd_name = excluded.lgd_name
                """).param("code", lgdState).param("name", name).update();
    }

    public void district(int lgdDistrict, int lgdState, String name) {
        jdbc.sql("""
                INSERT INTO lgd_district (code, lgd_state, lgd_name) VALUES (:code, :state, :name)
                ON CONFLICT (code) DO UPDATE SET lgd_name = excluded.lgd_name
                """)
                .param("code", lgdDistrict)
                .param("state", lgdState)
                .param("name", name)
                .update();
    }
}
