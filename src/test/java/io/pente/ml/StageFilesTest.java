package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.Models;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stages on disk, in Spark Connect's hands, and as copies. */
class StageFilesTest {
  private static final Dataset<Row> ROWS = Rows.plain(50);
  private static final PenteRegressionModel MODEL =
      new PenteRegression().setLoss("huber").setRegParam(0.1).fit(ROWS);

  @TempDir private Path folder;

  private String place(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void aModelIsReadBackAsItWas() throws IOException {
    MODEL.save(place("model"));
    PenteRegressionModel loaded = PenteRegressionModel.load(place("model"));
    assertThat(loaded.linearModel()).isEqualTo(MODEL.linearModel());
    assertThat(loaded.uid()).isEqualTo(MODEL.uid());
    assertThat(loaded.scale()).isEqualTo(MODEL.scale()).isNotEqualTo(1);
    assertThat(loaded.getRegParam()).isEqualTo(0.1);
    assertThat(loaded.hasSummary()).isFalse();
    assertThat(loaded.evaluate(ROWS).r2()).isCloseTo(MODEL.summary().r2(), within(1e-12));
    assertThat(Models.load(folder.resolve("model/pente"))).isEqualTo(MODEL.linearModel());
  }

  @Test
  void estimatorsAreReadBackAsTheyWere() throws IOException {
    new PenteRegression("mine").setRegParam(3).setSolver("l-bfgs").save(place("one"));
    PenteRegression one = PenteRegression.load(place("one"));
    assertThat(one.uid()).isEqualTo("mine");
    assertThat(one.extractParamMap().toSeq().size())
        .isEqualTo(new PenteRegression().extractParamMap().toSeq().size());
    assertThat(one.getRegParam()).isEqualTo(3);
    assertThat(one.getSolver()).isEqualTo("l-bfgs");
    new PenteMultiRegression("many").setLabelCols("a", "b").setTol(1e-3).save(place("many"));
    PenteMultiRegression many = PenteMultiRegression.load(place("many"));
    assertThat(many.uid()).isEqualTo("many");
    assertThat(many.getLabelCols()).containsExactly("a", "b");
    assertThat(many.getTol()).isEqualTo(1e-3);
    assertThat(many.getEpsilon()).isEqualTo(1.35);
  }

  @Test
  void overwritingSwapsWholeFolders() throws IOException {
    String place = place("model");
    MODEL.save(place);
    assertThatThrownBy(() -> MODEL.save(place))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already exists");
    PenteRegressionModel other = new PenteRegression().fit(ROWS);
    other.write().overwrite().save(place);
    assertThat(PenteRegressionModel.load(place).linearModel()).isEqualTo(other.linearModel());
    assertThat(entries()).containsExactly("model");
  }

  @Test
  void anOverwriteThatFailsLosesNothing() throws IOException {
    String place = place("model");
    MODEL.save(place);
    MLWriter broken = MODEL.write().format("no.such.Format").overwrite();
    assertThatThrownBy(() -> broken.save(place)).hasMessageContaining("no.such.Format");
    assertThat(PenteRegressionModel.load(place).linearModel()).isEqualTo(MODEL.linearModel());
    assertThat(entries()).containsExactly("model");
    Files.createDirectories(folder.resolve("letters"));
    Files.writeString(folder.resolve("letters/a.txt"), "mine");
    assertThatThrownBy(() -> MODEL.write().overwrite().save(place("letters")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds something else");
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aDamagedModelIsRefused() throws IOException {
    MODEL.save(place("model"));
    Path weights = folder.resolve("model/pente/weights.bin");
    Files.delete(folder.resolve("model/pente/.weights.bin.crc"));
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertThatThrownBy(() -> PenteRegressionModel.load(place("model")))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void pmmlIsSparksOwn() throws IOException {
    MODEL.write().format("pmml").save(place("pmml"));
    String text = Files.readString(folder.resolve("pmml/part-00000"));
    assertThat(text).contains("RegressionModel").contains("NumericPredictor");
  }

  @Test
  void sparkConnectPutsModelsAsideOnItsOwnDisk() throws IOException {
    String place = place("aside");
    MODEL.write().saveToLocal(place);
    assertThat(Files.isRegularFile(folder.resolve("aside/metadata"))).isTrue();
    PenteRegressionModel loaded =
        (PenteRegressionModel) PenteRegressionModel.read().loadFromLocal(place);
    assertThat(loaded.linearModel()).isEqualTo(MODEL.linearModel());
    MODEL.saveSummary(place("summary"));
    loaded.loadSummary(place("summary"), ROWS);
    assertThat(loaded.summary().r2()).isEqualTo(MODEL.summary().r2());
    assertThat(loaded.summary().objectiveHistory()).isEqualTo(MODEL.summary().objectiveHistory());
    new PenteRegression().write().saveToLocal(place("estimator"));
    assertThat(PenteRegression.read().loadFromLocal(place("estimator")).getRegParam()).isZero();
  }

  @Test
  void sparkConnectFindsTheClassesAsServices() {
    List<String> found = new ArrayList<>();
    ServiceLoader.load(Estimator.class).stream().forEach(one -> found.add(one.type().getName()));
    ServiceLoader.load(Transformer.class).stream().forEach(one -> found.add(one.type().getName()));
    assertThat(new PenteRegressionModel().hasSummary()).isFalse();
    assertThat(new PenteMultiRegressionModel().uid()).isEmpty();
    assertThat(found)
        .contains(
            PenteRegression.class.getName(),
            PenteRegressionModel.class.getName(),
            PenteMultiRegression.class.getName(),
            PenteMultiRegressionModel.class.getName());
  }

  @Test
  void aModelsSizeIsThatOfItsNumbers() {
    assertThat(MODEL.estimatedSize()).isBetween(500L, 100_000L);
    PenteMultiRegressionModel many =
        new PenteMultiRegression().setLabelCols("label", "weight").fit(ROWS);
    assertThat(many.estimatedSize()).isBetween(500L, 100_000L);
  }

  @Test
  void copiesKeepScaleSummaryAndParent() {
    PenteRegressionModel copy = MODEL.copy(ParamMap.empty());
    assertThat(copy.scale()).isEqualTo(MODEL.scale());
    assertThat(copy.summary().r2()).isEqualTo(MODEL.summary().r2());
    assertThat(copy.parent()).isSameAs(MODEL.parent());
    assertThat(copy.linearModel()).isSameAs(MODEL.linearModel());
    PenteRegression other = new PenteRegression("a").copy(ParamMap.empty());
    assertThat(other.uid()).isEqualTo("a");
  }

  @Test
  void aModelThatTasksAreGivenPredicts() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MODEL);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      PenteRegressionModel sent = (PenteRegressionModel) in.readObject();
      assertThat(sent.predict(Vectors.dense(1, 2, 3, 4)))
          .isEqualTo(MODEL.predict(Vectors.dense(1, 2, 3, 4)));
    }
  }
}
