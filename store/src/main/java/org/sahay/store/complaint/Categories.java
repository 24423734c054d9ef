package org.sahay.store.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sahay.workflows.complaint.PolicyTerms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The categories and their policies; a change of the data is seen within a minute. */
public final class Categories {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Catalogue catalogue;

    public Categories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which people are offered them. */
    public List<Category> all() {
        return catalogue().categories();
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(catalogue().byCode().get(code));
    }

    /**
     * The latest version of the policy of a category in a state: the state's own, else the default.
     *
     * @throws IllegalArgumentException for an unknown category
     */
    public PolicyTerms policy(String category, int lgdState) {
        Map<PolicyKey, PolicyTerms> policies = catalogue().policies();
        PolicyTerms terms = policies.get(new PolicyKey(category, lgdState));
        if (terms == null) {
            terms = policies.get(new PolicyKey(category, null));
        }
        if (terms == null) {
            throw new IllegalArgumentException("No policy for category " + category);
        }
        return terms;
    }

    private Catalogue catalogue() {
        Catalogue known = catalogue;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(FRESH))) {
            return known;
        }
        var read = new Catalogue(readCategories(), readPolicies(), now);
        catalogue = read;
        return read;
    }

    private List<Category> readCategories() {
        return jdbc.sql("SELECT code, department FROM category ORDER BY position")
                .query((row, n) -> new Category(row.getString("code"), row.getString("department")))
                .list();
    }

    private Map<PolicyKey, PolicyTerms> readPolicies() {
        return jdbc
                .sql("""
                SELECT DISTINCT ON (category, lgd_state) *
                FROM sla_policy
                ORDER BY category, lgd_state, version DESC
                """)
                .query((row, n) -> Map.entry(
                        new PolicyKey(row.getString("category"), row.getObject("lgd_state", Integer.class)),
                        PolicyRows.terms(row)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record PolicyKey(String category, @Nullable Integer lgdState) {}

    private record Catalogue(
            List<Category> categories,
            Map<String, Category> byCode,
            Map<PolicyKey, PolicyTerms> policies,
            Instant readAt) {
        Catalogue(List<Category> categories, Map<PolicyKey, PolicyTerms> policies, Instant readAt) {
            this(
                    List.copyOf(categories),
                    categories.stream().collect(Collectors.toUnmodifiableMap(Category::code, Function.identity())),
                    policies,
                    readAt);
        }
    }
}
