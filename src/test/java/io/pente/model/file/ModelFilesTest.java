package io.pente.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.Account;
import io.pente.model.Caution;
import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  private static final Training TRAINING =
      new Training(
          "lbfgs",
          3,
          5,
          true,
          "because",
          0.1,
          Double.NaN,
          1e-300,
          7,
          Map.of("l2", 0.1, "step", "auto", "seed", 42, "lower", Double.NEGATIVE_INFINITY),
          List.of(
              new TargetFit("ÿ", 1, 2, 1, Double.NaN, Double.NaN, 1e-9, 3, true, "because"),
              new TargetFit("z", 4, 5, 2, 0.5, 1.5, 1e-9, 2, false, "stopped")),
          List.of(new Dependency("a", Map.of("b", 2.0), 1)),
          List.of(new Caution("few-rows", 0.5, "7 rows")),
          new DataSummary(
              7,
              1,
              2,
              7.5,
              List.of("b"),
              new double[] {1, 2, 3, 4},
              new double[] {1, 0, 3, 4},
              new double[] {0, 2, -1, Double.MIN_VALUE},
              new double[] {9, 2, 4, Double.MAX_VALUE},
              new Account(
                  2, 8, 7, Map.of("'a': no value", 1L), List.of("a"), Map.of("ü", "not named"))),
          Map.of("more", List.of(1, 2.5)));

  private static final LinearModel MODEL =
      new LinearModel(
          List.of("a", "b\n\"ö"),
          List.of("ÿ", "z"),
          new double[] {0.1, -0.0, 1e-310, 3e300},
          new double[] {0.5, -1},
          new double[] {1, 2},
          new double[] {0.25, Math.PI},
          TRAINING);

  @TempDir private Path folder;

  private LocalFolder place;

  @BeforeEach
  void aModelIsStored() throws IOException {
    place = new LocalFolder(folder.resolve("model"));
    ModelFiles.write(MODEL, place);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(ModelFiles.linear(place)).isEqualTo(MODEL);
    assertThat(ModelFiles.kind(place)).isEqualTo("linear");
  }

  /** Every byte of every file, flipped in three ways: a clear error, or the same model. */
  @Test
  void aByteThatIsFlippedIsNoticedOrChangesNothing() throws IOException {
    int noticed = 0;
    int same = 0;
    for (String name : List.of("model.json", "features.json", "weights.bin")) {
      Path file = place.path().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < bytes.length; i++) {
        for (int flip : new int[] {1, 0x20, 0x80}) {
          byte[] altered = bytes.clone();
          altered[i] ^= (byte) flip;
          Files.write(file, altered);
          try {
            assertThat(ModelFiles.linear(place)).as("%s, byte %d", name, i).isEqualTo(MODEL);
            same++;
          } catch (BadInputException e) {
            assertThat(e.getMessage()).contains(place.shown()).doesNotContain("\n");
            noticed++;
          }
        }
      }
      Files.write(file, bytes);
    }
    assertThat(noticed).isGreaterThan(5 * same); // blanks between names of model.json
    assertThat(ModelFiles.linear(place)).isEqualTo(MODEL);
  }

  @Test
  void aFileThatIsCutShortOrAbsentIsNoticed() throws IOException {
    for (String name : List.of("model.json", "features.json", "weights.bin")) {
      Path file = place.path().resolve(name);
      byte[] bytes = Files.readAllBytes(file);
      for (int length = 0; length < bytes.length - 1; length += 7) {
        Files.write(file, Arrays.copyOf(bytes, length));
        assertThatThrownBy(() -> ModelFiles.linear(place))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining(place.shown());
      }
      Files.delete(file);
      assertThatThrownBy(() -> ModelFiles.linear(place))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(name);
      Files.write(file, bytes);
    }
  }

  private void rewrite(java.util.function.Consumer<ObjectNode> change) throws IOException {
    Path file = place.path().resolve("model.json");
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
    change.accept(json);
    json.remove("checksum");
    CRC32C crc = new CRC32C();
    crc.update(json.toString().getBytes(StandardCharsets.UTF_8));
    json.put("checksum", crc.getValue());
    Files.writeString(file, json.toString());
  }

  @Test
  void aLaterMinorFormatIsReadAndALaterMajorOneRefusedNamingBoth() throws IOException {
    rewrite(json -> json.put("format", "1.7").put("whatever", "is new"));
    assertThat(ModelFiles.linear(place)).isEqualTo(MODEL);
    rewrite(json -> json.put("format", "4.0"));
    assertThatThrownBy(() -> ModelFiles.linear(place))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The model at %s has the format 4.0, and this Pente reads 3.0: read it with the Pente"
                + " that wrote it, or a newer one",
            place.shown());
  }

  @Test
  void anotherKindIsRefused() throws IOException {
    LocalFolder other = new LocalFolder(folder.resolve("rectifier"));
    RectifierModel model =
        new RectifierModel(
            new double[] {0.3, -1e-300},
            0.1,
            1e-9,
            50,
            new Training("gd", 1, 2, false, "limit", 1, 1, 1, 3, Map.of("lambdas", List.of(1, 2))));
    ModelFiles.write(model, other);
    assertThat(ModelFiles.rectifier(other)).isEqualTo(model);
    assertThatThrownBy(() -> ModelFiles.linear(other))
        .hasMessage(
            "%s holds a model of kind 'rectifier' where one of kind 'linear' is needed",
            other.shown());
    LocalFolder absent = new LocalFolder(folder.resolve("absent"));
    assertThatThrownBy(() -> ModelFiles.linear(absent))
        .hasMessage("There is no model at " + absent.shown());
  }

  @Test
  void weightsAreLittleEndianDoublesAfterAHeadOf32Bytes() throws IOException {
    byte[] bytes = Files.readAllBytes(place.path().resolve("weights.bin"));
    java.nio.ByteBuffer buffer =
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    assertThat(new String(bytes, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("PENTEW01");
    assertThat(buffer.getLong(8)).isEqualTo(2);
    assertThat(buffer.getDouble(32)).isEqualTo(0.1);
    assertThat(buffer.getDouble(32 + 8 * 4)).isEqualTo(1); // the first centre
  }
}
