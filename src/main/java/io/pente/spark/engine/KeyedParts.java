package io.pente.spark.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;

/**
 * Brings parts of one key together, in the order in which the rows have them: whoever adds them up
 * gets the same bits whatever order a shuffle delivers in, and no list of keys is ever held.
 */
public final class KeyedParts {
  private KeyedParts() {}

  /**
   * The key of a part, and where the part comes from.
   *
   * @param group what kind of key it is; negative for what is about no key, and goes first
   * @param a the key's words, to d
   * @param partition of the rows
   * @param number of the part within that
   */
  @DefaultSerializer(JavaSerializer.class)
  public record Key(int group, long a, long b, long c, long d, int partition, int number)
      implements Comparable<Key>, Serializable {
    private static final Comparator<Key> ORDER =
        Comparator.comparingInt(Key::group)
            .thenComparingLong(Key::a)
            .thenComparingLong(Key::b)
            .thenComparingLong(Key::c)
            .thenComparingLong(Key::d)
            .thenComparingInt(Key::partition)
            .thenComparingInt(Key::number);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }

    /** Whether the two parts belong together. */
    public boolean same(Key other) {
      return group == other.group && a == other.a && b == other.b && c == other.c && d == other.d;
    }
  }

  /** All parts of a key in one partition, one after the other; sorted on disk where need be. */
  public static <V> JavaPairRDD<Key, V> together(JavaPairRDD<Key, V> parts) {
    return parts.repartitionAndSortWithinPartitions(new ByKey(parts.getNumPartitions()));
  }

  /** By the words alone; what is about no key goes to the first. */
  private static final class ByKey extends Partitioner {
    private static final long serialVersionUID = 1L;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private final int count;

    ByKey(int count) {
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object of) {
      Key key = (Key) of;
      if (key.group() < 0) {
        return 0;
      }
      long mixed = key.a();
      for (long word : new long[] {key.b(), key.c(), key.d(), key.group()}) {
        mixed = (mixed ^ (mixed >>> 29)) * MIX + word;
      }
      mixed = (mixed ^ (mixed >>> 32)) * MIX;
      return (int) Long.remainderUnsigned(mixed >>> 17, count);
    }
  }
}
