package io.pente.spark.write;

import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.text.TextFileFormat;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/**
 * Writes lines that are JSON objects already to files named so: Spark's own writer of JSON has no
 * way to give a number back with the digits that it came with. Made by Spark, by its name.
 */
public final class JsonLines extends TextFileFormat {
  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession session, Job job, Map<String, String> options, StructType schema) {
    return new Factory(super.prepareWrite(session, job, options, schema));
  }

  private static final class Factory extends OutputWriterFactory {
    private static final long serialVersionUID = 1L;

    private final OutputWriterFactory text;

    Factory(OutputWriterFactory text) {
      this.text = text;
    }

    @Override
    public String getFileExtension(TaskAttemptContext context) {
      return ".json" + CodecStreams.getCompressionExtension(context);
    }

    @Override
    public OutputWriter newInstance(String path, StructType schema, TaskAttemptContext context) {
      return text.newInstance(path, schema, context);
    }
  }
}
