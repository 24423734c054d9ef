package org.sahay.workflows.complaint;

/**
 * The office a complaint lies with: first from its category and place, later changed only by TRANSFER.
 *
 * @param department department code
 * @param lgdState LGD state code
 * @param lgdDistrict LGD district code
 */
public record Office(String department, int lgdState, int lgdDistrict) {}
