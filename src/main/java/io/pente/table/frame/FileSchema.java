package io.pente.table.frame;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/** The columns that one file says it has, in its order. */
@DefaultSerializer(JavaSerializer.class)
record FileSchema(List<Field> fields) implements Serializable {
  /**
   * A column of a file.
   *
   * @param type as Spark reads it; null where Spark does not
   * @param shown the type as a message names it
   * @param nanoseconds whether a long counts nanoseconds since 1970
   */
  record Field(String name, DataType type, String shown, boolean nanoseconds)
      implements Serializable {}
}
