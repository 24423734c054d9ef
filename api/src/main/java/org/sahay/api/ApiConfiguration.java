package org.sahay.api;

import org.sahay.store.StoreConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that runs the REST API; imported by the application of its own and by the local platform. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(StoreConfiguration.class)
public class ApiConfiguration {}
