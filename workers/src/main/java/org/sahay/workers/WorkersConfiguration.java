package org.sahay.workers;

import org.sahay.activities.ActivitiesConfiguration;
import org.sahay.store.BackgroundConfiguration;
import org.sahay.store.StoreConfiguration;
import org.sahay.workers.identity.SignInConfiguration;
import org.sahay.workers.pools.PoolConfiguration;
import org.sahay.workers.sync.ProjectionConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that runs the worker pools, the outbox relay, the consumers of topics and the sending of sign-in codes; imported by the application of its own and by the local platform. */
@Configuration(proxyBeanMethods = false)
@Import({
    StoreConfiguration.class,
    BackgroundConfiguration.class,
    ActivitiesConfiguration.class,
    PoolConfiguration.class,
    ProjectionConfiguration.class,
    SignInConfiguration.class
})
public class WorkersConfiguration {}
