/** Texts a person reads, in every supported language: messages and labels, checked whole when they are loaded. */
@NullMarked
package org.sahay.templates;

import org.jspecify.annotations.NullMarked;
