package io.pente.table.frame;

import io.pente.table.files.FolderColumns;
import io.pente.table.files.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The input's one list of files as Spark takes it: it lists nothing itself. */
final class ListedFiles implements FileIndex {
  private final List<InputFile> files;
  private final FolderColumns folders;
  private final StructType schema;

  ListedFiles(List<InputFile> files, FolderColumns folders) {
    this.files = List.copyOf(files);
    this.folders = folders;
    StructType types = new StructType();
    for (int c = 0; c < folders.columns().size(); c++) {
      types = types.add(folders.columns().get(c).name(), folders.type(c), true);
    }
    this.schema = types;
  }

  @Override
  public Seq<Path> rootPaths() {
    return seq(files.stream().map(file -> new Path(file.path())).toList());
  }

  /** All files: no folder is left out, as no condition on folders alone is handed to Spark. */
  @Override
  public Seq<PartitionDirectory> listFiles(Seq<Expression> ofFolders, Seq<Expression> ofRows) {
    if (!ofFolders.isEmpty()) {
      throw new IllegalStateException("A condition on folders is not applied here: " + ofFolders);
    }
    Map<Map<String, String>, List<InputFile>> byFolder = new LinkedHashMap<>();
    for (InputFile file : files) {
      byFolder.computeIfAbsent(file.folders(), f -> new ArrayList<>()).add(file);
    }
    List<PartitionDirectory> directories = new ArrayList<>();
    for (List<InputFile> same : byFolder.values()) {
      FileStatus[] statuses = same.stream().map(ListedFiles::status).toArray(FileStatus[]::new);
      directories.add(PartitionDirectory.apply(values(same.get(0)), statuses));
    }
    return seq(directories);
  }

  private InternalRow values(InputFile file) {
    Object[] values = new Object[schema.size()];
    for (int c = 0; c < values.length; c++) {
      Object value = folders.value(file, c);
      values[c] = value instanceof String text ? UTF8String.fromString(text) : value;
    }
    return new GenericInternalRow(values);
  }

  private static FileStatus status(InputFile file) {
    Path path = new Path(file.path());
    long block = Math.max(1, file.length());
    return new FileStatus(file.length(), false, 1, block, file.modified(), path);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return CollectionConverters.asScala(list).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return files.stream().map(InputFile::path).toArray(String[]::new);
  }

  @Override
  public void refresh() {
    // the list stays as it is: a file that changed ends the run where it is read
  }

  @Override
  public long sizeInBytes() {
    return files.stream().mapToLong(InputFile::length).sum();
  }

  @Override
  public StructType partitionSchema() {
    return schema;
  }
}
