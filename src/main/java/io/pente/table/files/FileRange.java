package io.pente.table.files;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * The rows of a file whose first byte lies in {@code start .. end}.
 *
 * @param end {@code Long.MAX_VALUE} for the rest of the file
 */
@DefaultSerializer(JavaSerializer.class)
public record FileRange(InputFile file, long start, long end) implements Serializable {
  public boolean first() {
    return start == 0;
  }
}
