package org.sahay.bench.hapi;

import ca.uhn.fhir.rest.server.RestfulServer;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** {@code HapiServer FOLDER JDBC-URL}: prints its port when it is ready, and ends with its standard input. */
public final class HapiServer {
    private HapiServer() {}

    public static void main(String[] args) throws Exception {
        System.setProperty(HapiConfiguration.JDBC_URL, args[1]);
        var beans = new AnnotationConfigApplicationContext(HapiConfiguration.class);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of(args[0]).toString());
        tomcat.setPort(0); // any that is free
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "fhir", beans.getBean(RestfulServer.class)).setLoadOnStartup(1);
        context.addServletMappingDecoded("/fhir/*", "fhir");
        tomcat.start();
        System.out.println("HAPI listens on " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // Whoever started this holds the other end.
        }
        Runtime.getRuntime().halt(0);
    }
}
