package io.pente.spark.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SizeEstimator;

/**
 * A value on its way to the tasks: a small one travels within the job's own closure, which every
 * task reads anew; a large one is broadcast, once to an executor, which costs a job some
 * milliseconds more.
 */
final class TaskValue<T extends Serializable> implements Serializable, AutoCloseable {
  private static final long serialVersionUID = 1L;

  /** Bytes up to which reading a value in every task takes less time than broadcasting it. */
  static final long SMALL = 256 << 10;

  /** Broadcast in place of the value, whose class need not know of Kryo. */
  @DefaultSerializer(JavaSerializer.class)
  private record Whole<T extends Serializable>(T value) implements Serializable {}

  private final T within;
  private final Broadcast<Whole<T>> broadcast;

  private TaskValue(T within, Broadcast<Whole<T>> broadcast) {
    this.within = within;
    this.broadcast = broadcast;
  }

  static <T extends Serializable> TaskValue<T> of(T value, JavaSparkContext context) {
    return SizeEstimator.estimate(value) <= SMALL
        ? new TaskValue<>(value, null)
        : new TaskValue<>(null, context.broadcast(new Whole<>(value)));
  }

  T value() {
    return broadcast == null ? within : broadcast.value().value;
  }

  boolean isBroadcast() {
    return broadcast != null;
  }

  /** To be called by the driver when no task needs the value any more. */
  @Override
  public void close() {
    if (broadcast != null) {
      broadcast.destroy();
    }
  }
}
