package org.sahay.store.migrate;

import org.sahay.store.database.DatabaseConfiguration;
import org.sahay.store.database.DatabaseProperties;
import org.sahay.store.database.MigrateProperties;
import org.sahay.store.database.Migrations;
import org.sahay.store.vault.DataKeyProperties;
import org.sahay.store.vault.KeysApart;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Migrates the schema at {@code sahay.database.url}, and that at {@code sahay.vault.keys.url} when there is one, with the role
 * {@code sahay.migrate.user} and ends; a failure ends the
 * process with a code other than 0. Run before applications of a new version are started, from the executable jar of either
 * application: {@code java -Dloader.main=org.sahay.store.migrate.MigrateApplication -cp JAR
 * org.springframework.boot.loader.launch.PropertiesLauncher}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, MigrateProperties.class, DataKeyProperties.class})
public class MigrateApplication {
    public static void main(String[] arguments) {
        var application = new SpringApplication(MigrateApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        try (var context = application.run(arguments)) {
            var database = context.getBean(DatabaseProperties.class);
            var roles = context.getBean(MigrateProperties.class);
            DatabaseConfiguration.requireEncryption(database, context.getEnvironment());
            Migrations.run(database, roles);
            var keys = context.getBean(DataKeyProperties.class);
            if (keys.url() != null) {
                DatabaseProperties ofKeys = keys.encrypted(database, context.getEnvironment());
                KeysApart.check(inRole(roles, database), inRole(roles, ofKeys));
                Migrations.runOfKeys(ofKeys, roles);
            }
        }
    }

    private static DatabaseProperties inRole(MigrateProperties roles, DatabaseProperties database) {
        return database.as(roles.user(), roles.password(), 1);
    }
}
