package org.sahay.api.edge;

/**
 * An address that takes larger bodies than others do, packed with gzip or not.
 *
 * @param path of the address
 * @param capBytes how large a body may be, packed and unpacked
 */
public record LargeBodies(String path, int capBytes) {}
