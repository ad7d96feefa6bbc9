package io.pente.table.text;

/**
 * What one look at the heads of text files tells: how their lines are to be read, and the first.
 */
record TextHead(LineFormat format, FirstRows rows) {}
