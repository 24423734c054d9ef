package org.sahay.api;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything that runs the REST API; imported by the application of its own and by the local platform. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ApiConfiguration {}
