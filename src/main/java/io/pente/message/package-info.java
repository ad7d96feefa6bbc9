/**
 * How messages show a user's text, and what they say about a name that is not there.
 *
 * <p>Imports nothing of Pente. Internal.
 */
package io.pente.message;
