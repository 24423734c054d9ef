package org.sahay.store.roster;

/** Routing's filter in SQL, for cases {@code c} and officers {@code o}. */
final class RosterSql {
    /** Whether the owner would still be a candidate for the case they own; {@code o} is their row, or nulls. */
    static final String OWNER_PASSES = """
            coalesce(
                o.active
                AND o.role = c.owner_role
                AND (o.lgd_state IS NULL OR o.lgd_state = c.lgd_state)
                AND (o.lgd_district IS NULL OR o.lgd_district = c.lgd_district)
                AND CASE WHEN c.named_department IS NOT NULL THEN o.department = c.named_department
                    ELSE EXISTS (SELECT 1 FROM department_category s
                                 WHERE s.department = o.department AND s.category = c.category) END,
                false)
            """;

    /** Cases that want somebody and lie in the new area of a changed officer, and cases whose owner left them. */
    static final String AFFECTED = """
            SELECT DISTINCT ON (affected.id) affected.id, affected.departed
            FROM (
                SELECT c.id, NULL::uuid AS departed
                FROM complaint c
                WHERE c.wants_somebody AND EXISTS (
                    SELECT 1 FROM officer o
                    WHERE o.id = ANY(CAST(:changed AS uuid[])) AND o.active
                        AND (o.lgd_state IS NULL OR o.lgd_state = c.lgd_state)
                        AND (o.lgd_district IS NULL OR o.lgd_district = c.lgd_district))
                UNION ALL
                SELECT c.id, c.owner_id
                FROM complaint c
                JOIN officer o ON o.id = c.owner_id
                WHERE c.owner_id = ANY(CAST(:changed AS uuid[])) AND NOT %s) affected
            ORDER BY affected.id, affected.departed NULLS LAST
            """.formatted(OWNER_PASSES);

    private RosterSql() {}
}
