package org.sahay.activities.notification;

import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sahay.store.complaint.ComplaintRow;
import org.sahay.templates.Labels;
import org.sahay.templates.MessageTemplates;
import org.sahay.workflows.identity.Role;
import org.sahay.workflows.notification.NoticeBatch.Owed;

/** The words of a notice. */
final class NoticeTexts {
    private final MessageTemplates templates;
    private final Labels labels;

    NoticeTexts(MessageTemplates templates, Labels labels) {
        this.templates = templates;
        this.labels = labels;
    }

    String text(Owed owed, ComplaintRow complaint, String language) {
        Locale locale = Locale.forLanguageTag(language);
        String role = Role.ofRung(owed.level()).code();
        var arguments = new HashMap<String, @Nullable Object>();
        arguments.put("number", complaint.number());
        arguments.put("category", labels.label("category." + complaint.kase().category(), locale));
        arguments.put("role", labels.label("role." + role, locale));
        arguments.put("dueAt", owed.notice().dueAt());
        arguments.put("percent", complaint.kase().policy().warnPercent());
        arguments.put("level", owed.level());
        return templates.render(owed.notice().kind().template(), locale, arguments);
    }
}
