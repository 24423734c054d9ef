package org.sahay.store.identity;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Writes down every statement that goes to the database. */
final class StatementRecorder implements BeanPostProcessor {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    /** What the work sent, in order. */
    List<String> during(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool
                ? proxy(DataSource.class, pool, given -> given instanceof Connection c ? recorded(c) : given)
                : bean;
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, connection, UnaryOperator.identity());
    }

    private <T> T proxy(Class<T> type, T target, UnaryOperator<Object> wrapping) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) values[0]);
                    }
                    try {
                        return wrapping.apply(method.invoke(target, values));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
