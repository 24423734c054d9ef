package org.sahay.api.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sahay.templates.Labels;
import org.sahay.templates.Locales;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Makes pages in the reader's language: the one they chose on a page before, or their browser's. */
public final class Pages {
    private static final String LANGUAGE = Pages.class.getName() + ".language";

    private final Labels labels;

    Pages(Labels labels) {
        this.labels = labels;
    }

    /** @param model what the template needs besides the texts, {@code text} */
    public ModelAndView page(
            HttpServletRequest request,
            String template,
            HttpStatus status,
            Map<String, ? extends @Nullable Object> model) {
        var page = new ModelAndView(template, model);
        page.addObject("text", new PageText(labels, language(request)));
        page.setStatus(status);
        return page;
    }

    /** Says that there is nothing to do here, or no more. */
    public ModelAndView over(HttpServletRequest request, HttpStatus status) {
        return page(request, "over", status, Map.of());
    }

    public static ModelAndView seeOther(String address) {
        var redirect = new RedirectView(address);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    private static Locale language(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String wanted = request.getParameter("lang");
        if (wanted != null && session != null) {
            session.setAttribute(LANGUAGE, Locales.resolve(wanted));
        }
        Object chosen = session == null ? null : session.getAttribute(LANGUAGE);
        return chosen instanceof Locale locale ? locale : Locales.resolve(request.getHeader("Accept-Language"));
    }
}
