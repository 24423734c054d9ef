package org.sahay.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a body that holds what is sealed: what somebody wrote, where exactly, or who they are. The API's document
 * has it as {@code x-personal}; an operation that answers with it needs a purpose in the policy table, and one that has it in
 * either body leaves an audit entry.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {}
