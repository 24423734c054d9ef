package org.sahay.activities.notification;

import java.util.Locale;
import java.util.Map;
import org.sahay.store.identity.CodeToSend;
import org.sahay.store.identity.CodesToSend;
import org.sahay.templates.MessageTemplates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands sign-in codes to the provider. No workflow comes in between, so that signing in does not depend on Temporal. */
public final class SignInCodeDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(SignInCodeDelivery.class);
    private static final String TEMPLATE = "sign-in-code";

    private final CodesToSend codes;
    private final MessageTemplates templates;
    private final MessageProvider provider;

    SignInCodeDelivery(CodesToSend codes, MessageTemplates templates, MessageProvider provider) {
        this.codes = codes;
        this.templates = templates;
        this.provider = provider;
    }

    /**
     * Sends what is there. One that the provider does not take keeps none of the others back and comes again.
     *
     * @throws org.sahay.store.identity.ShortLivedStateUnavailableException when Redis does not answer
     */
    public void deliver() {
        for (CodeToSend code : codes.take()) {
            if (accepted(code)) {
                codes.sent(code);
            }
        }
    }

    /** What the provider says of a failure may hold the phone, so only its kind is logged. */
    private boolean accepted(CodeToSend code) {
        try {
            provider.sendToPhone(message(code));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Sign-in message {} is not taken by {} ({}) and comes again",
                    code.challengeId(),
                    provider.name(),
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private PhoneMessage message(CodeToSend code) {
        Locale locale = Locale.forLanguageTag(code.language());
        String text = templates.render(TEMPLATE, locale, Map.of("code", code.code()));
        return new PhoneMessage(code.challengeId(), code.phone(), code.language(), text);
    }
}
