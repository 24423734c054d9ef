package org.sahay.bench.plain;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sahay.store.audit.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the product would do without an audit trail: everything as ever, but that no entry is written. Put into the application
 * that is measured by {@code spring.main.sources}.
 */
@Configuration(proxyBeanMethods = false)
public class UnauditedConfiguration {
    /** While this file is in the state folder, nothing is written to the trail. */
    public static final String FLAG = "unaudited";

    @Bean
    @Primary
    AuditTrail trailUnlessUnaudited(DataSource database, Clock clock, Environment environment) {
        var flag = Flag.of(environment, FLAG);
        return new AuditTrail(
                new JdbcTemplate(database) {
                    @Override
                    public int[] batchUpdate(String sql, List<? extends @Nullable Object[]> rows) {
                        return flag.isSet() ? new int[rows.size()] : super.batchUpdate(sql, rows);
                    }
                },
                clock);
    }
}
