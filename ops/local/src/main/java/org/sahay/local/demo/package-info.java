/** The main job, live in the terminal: three complaints that route themselves, keep their clocks and escalate. */
@NullMarked
package org.sahay.local.demo;

import org.jspecify.annotations.NullMarked;
