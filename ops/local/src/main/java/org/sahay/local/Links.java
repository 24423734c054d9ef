package org.sahay.local;

import java.io.PrintStream;
import org.sahay.local.platform.LocalSettings;
import org.sahay.local.platform.Port;

/** Where to look once the platform runs. */
final class Links {
    private Links() {}

    static void print(LocalSettings settings, PrintStream out, boolean serversOnly) {
        if (!serversOnly) {
            out.println("API docs      " + settings.apiUrl() + "/swagger-ui/index.html");
            out.println("OpenAPI       " + settings.apiUrl() + "/v3/api-docs");
            if (settings.tls()) {
                out.println("CA            " + settings.rootCertificate());
                out.println("Try           curl --cacert " + settings.rootCertificate() + " " + settings.apiUrl()
                        + "/v3/api-docs");
            }
            out.println("Health        " + settings.managementUrl() + "/actuator/health");
        }
        out.println(
                "Temporal UI   " + settings.temporalUiUrl() + "/namespaces/" + LocalSettings.NAMESPACE + "/workflows");
        if (!serversOnly) {
            out.println("Its login     " + settings.codecUrl() + "/login (who: ./sahay seed operator)");
        }
        out.println("PostgreSQL    " + settings.jdbcUrl("sahay"));
        out.println("Kafka         " + settings.kafkaServers());
        out.println("Redis         " + settings.loopback(Port.REDIS));
        out.println("State         " + settings.state());
    }
}
