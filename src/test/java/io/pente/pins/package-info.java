/** Every number of the models, held to the bit: docs/pins.md. */
package io.pente.pins;
