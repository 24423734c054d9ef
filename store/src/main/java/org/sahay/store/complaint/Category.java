package org.sahay.store.complaint;

/**
 * What a complaint can be about.
 *
 * @param code as MEDICINE_STOCK_OUT
 * @param department the department its complaints go to first
 */
public record Category(String code, String department) {}
