package io.pente.spark.input;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * The rows of a file whose first byte lies in {@code start .. end}.
 *
 * @param end {@code Long.MAX_VALUE} for the rest of the file
 */
@DefaultSerializer(JavaSerializer.class)
record FileRange(InputFile file, long start, long end) implements Serializable {
  boolean first() {
    return start == 0;
  }
}
