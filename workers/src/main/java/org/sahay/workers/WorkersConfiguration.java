package org.sahay.workers;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything that runs the worker pools, consumers and the outbox relay; imported by the application of its own and by the local platform. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WorkersConfiguration {}
