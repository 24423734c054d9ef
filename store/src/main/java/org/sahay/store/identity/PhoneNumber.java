package org.sahay.store.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A telephone number that takes messages; {@link #toString()} hides it.
 *
 * @param e164 as {@code +919999900001} (synthetic)
 */
public record PhoneNumber(String e164) {
    private static final String DEFAULT_REGION = "IN";
    private static final int LONGEST = 32;
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /**
     * Reads a number as people write it, Indian unless it begins with the code of another country.
     *
     * @return empty unless it is a valid mobile number by the numbering plan of its country
     */
    public static Optional<PhoneNumber> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            var number = plans.parse(text, DEFAULT_REGION);
            return plans.isValidNumber(number) && MOBILE.contains(plans.getNumberType(number))
                    ? Optional.of(new PhoneNumber(plans.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Its last two digits, enough for its owner to know it by. */
    public String masked() {
        return "••••••••" + e164.substring(e164.length() - 2);
    }

    @Override
    public String toString() {
        return "[hidden]";
    }
}
