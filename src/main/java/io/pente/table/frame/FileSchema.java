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
   * @param stored how its values stand for what they mean
   * @param content whether the file says that it has any value
   */
  record Field(String name, DataType type, String shown, Stored stored, Content content)
      implements Serializable {
    /** One that Spark reads as what it means. */
    static Field plain(String name, DataType type, Content content) {
      return new Field(name, type, type.simpleString(), Stored.PLAIN, content);
    }
  }

  /** What a file says of a column's values. */
  enum Content {
    NO_ROWS,
    /** There are rows, and none has a value. */
    EMPTY,
    /** There are values, or the file does not tell. */
    VALUES;

    static Content of(long rows, long values) {
      return rows == 0 ? NO_ROWS : values == 0 ? EMPTY : VALUES;
    }
  }
}
