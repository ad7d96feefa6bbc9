package io.pente.table.files;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.failure.PenteException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** One look at each of many files, of which most show the same: by the driver, or by tasks. */
public final class EachFile {
  /** Files up to which the driver looks for itself. */
  private static final int FEW = 32;

  private final Configuration configuration;
  private final Optional<JavaSparkContext> context;

  private EachFile(Configuration configuration, Optional<JavaSparkContext> context) {
    this.configuration = configuration;
    this.context = context;
  }

  /** Of many files tasks look at their parts. */
  public static EachFile on(JavaSparkContext context) {
    return new EachFile(context.hadoopConfiguration(), Optional.of(context));
  }

  /** The driver looks at all of them, without Spark. */
  public static EachFile here(Configuration configuration) {
    return new EachFile(configuration, Optional.empty());
  }

  public Configuration configuration() {
    return configuration;
  }

  /** What is to be seen of a file; sent to tasks. */
  public interface Look<T> extends Serializable {
    /** Empty for a file that shows nothing. */
    Optional<T> at(InputFile file, Configuration configuration);
  }

  /**
   * What each file shows, in their order; files that show the same share one object.
   *
   * @throws PenteException what a look throws
   */
  public <T extends Serializable> List<Optional<T>> shows(List<InputFile> files, Look<T> look) {
    List<Seen<T>> parts =
        context.isEmpty() || files.size() <= FEW
            ? List.of(Seen.of(files.iterator(), look, configuration))
            : byTasks(context.get(), files, look);
    Map<T, Optional<T>> known = new HashMap<>();
    List<Optional<T>> all = new ArrayList<>(files.size());
    for (Seen<T> part : parts) {
      for (int number : part.numbers) {
        all.add(
            number < 0
                ? Optional.empty()
                : known.computeIfAbsent(part.values.get(number), Optional::of));
      }
    }
    return all;
  }

  private static <T extends Serializable> List<Seen<T>> byTasks(
      JavaSparkContext context, List<InputFile> files, Look<T> look) {
    Broadcast<SerializableConfiguration> shared =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    int tasks = Math.min(files.size() / FEW + 1, 4 * context.defaultParallelism());
    return PenteException.unwrapped(
        () ->
            context
                .parallelize(new ArrayList<>(files), tasks)
                .mapPartitions(
                    some -> List.of(Seen.of(some, look, shared.value().value())).iterator())
                .collect());
  }

  /**
   * What some files show, each thing once.
   *
   * @param numbers which of them each file shows; −1 for nothing
   */
  @DefaultSerializer(JavaSerializer.class)
  private record Seen<T extends Serializable>(ArrayList<T> values, int[] numbers)
      implements Serializable {
    static <T extends Serializable> Seen<T> of(
        Iterator<InputFile> files, Look<T> look, Configuration configuration) {
      Map<T, Integer> seen = new LinkedHashMap<>();
      List<Integer> numbers = new ArrayList<>();
      while (files.hasNext()) {
        Optional<T> value = look.at(files.next(), configuration);
        numbers.add(value.map(v -> seen.computeIfAbsent(v, each -> seen.size())).orElse(-1));
      }
      return new Seen<>(
          new ArrayList<>(seen.keySet()), numbers.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
