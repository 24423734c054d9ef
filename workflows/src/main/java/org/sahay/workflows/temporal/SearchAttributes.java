package org.sahay.workflows.temporal;

import io.temporal.common.SearchAttributeKey;
import java.time.OffsetDateTime;
import java.util.List;

/** The typed search attributes; never personal data, for they pass no codec. */
public final class SearchAttributes {
    public static final SearchAttributeKey<String> STATUS = SearchAttributeKey.forKeyword("SahayStatus");
    public static final SearchAttributeKey<String> DISTRICT = SearchAttributeKey.forKeyword("SahayDistrict");
    public static final SearchAttributeKey<String> STATE_CODE = SearchAttributeKey.forKeyword("SahayStateCode");
    public static final SearchAttributeKey<String> CATEGORY = SearchAttributeKey.forKeyword("SahayCategory");
    public static final SearchAttributeKey<Long> LEVEL = SearchAttributeKey.forLong("SahayLevel");
    public static final SearchAttributeKey<String> OWNER_ROLE = SearchAttributeKey.forKeyword("SahayOwnerRole");
    public static final SearchAttributeKey<OffsetDateTime> DUE_AT = SearchAttributeKey.forOffsetDateTime("SahayDueAt");
    public static final SearchAttributeKey<Boolean> HELD = SearchAttributeKey.forBoolean("SahayHeld");
    public static final SearchAttributeKey<String> SYSTEM = SearchAttributeKey.forKeyword("SahaySystem");

    public static final List<SearchAttributeKey<?>> ALL =
            List.of(STATUS, DISTRICT, STATE_CODE, CATEGORY, LEVEL, OWNER_ROLE, DUE_AT, HELD, SYSTEM);

    private SearchAttributes() {}
}
