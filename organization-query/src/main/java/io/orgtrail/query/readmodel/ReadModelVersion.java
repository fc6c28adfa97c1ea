package io.orgtrail.query.readmodel;

/**
 * What a read model is made by.
 *
 * @param rules names all of it: the tables, and the projections with their versions
 * @param tables names the tables alone
 */
public record ReadModelVersion(String rules, String tables) {}
