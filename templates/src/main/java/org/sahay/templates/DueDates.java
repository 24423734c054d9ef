package org.sahay.templates;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/**
 * A deadline as people in India say it: a medium date and the time of the day in Indian Standard Time. Hindi and Tamil name
 * the part of the day (दोपहर 12:30, மதியம் 12:30) where the default format would print the Latin letters PM.
 */
final class DueDates {
    private static final TimeZone INDIA = TimeZone.getFrozenTimeZone("Asia/Kolkata");

    private DueDates() {}

    static String format(Instant dueAt, Locale locale) {
        var place = ULocale.forLocale(Locales.inIndia(locale));
        var format = locale.equals(Locales.ENGLISH)
                ? DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, place)
                : DateFormat.getInstanceForSkeleton("yMMMdBhm", place);
        format.setTimeZone(INDIA);
        // A narrow or no-break space would turn an English SMS into UCS-2; "அந்தி மாலை" (dusk) is said for an hour of
        // the clock by nobody.
        return format.format(Date.from(dueAt))
                .replace('\u202f', ' ')
                .replace('\u00a0', ' ')
                .replace("அந்தி மாலை", "மாலை");
    }
}
