package io.pente;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.text.DecimalFormat;
import java.util.Formatter;

/** The picture of docs/architecture.md, kept true. */
@AnalyzeClasses(packages = "io.pente", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule roomsImportDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("app")
          .definedBy("io.pente.app..")
          .layer("ml")
          .definedBy("io.pente.ml..")
          .layer("front door")
          .definedBy("io.pente")
          .layer("generate")
          .definedBy("io.pente.generate..")
          .layer("fit")
          .definedBy("io.pente.fit..")
          .layer("store")
          .definedBy("io.pente.spark.store..")
          .layer("pack")
          .definedBy("io.pente.spark.pack..")
          .layer("engine")
          .definedBy("io.pente.spark.engine..")
          .layer("write")
          .definedBy("io.pente.spark.write..")
          .layer("text")
          .definedBy("io.pente.table.text..")
          .layer("frame")
          .definedBy("io.pente.table.frame..")
          .layer("condition")
          .definedBy("io.pente.table.condition..")
          .layer("files")
          .definedBy("io.pente.table.files..")
          .layer("cell")
          .definedBy("io.pente.table.cell..")
          .layer("table")
          .definedBy("io.pente.table")
          .layer("message")
          .definedBy("io.pente.message..")
          .layer("optim")
          .definedBy("io.pente.optim..")
          .layer("objective")
          .definedBy("io.pente.objective..")
          .layer("path")
          .definedBy("io.pente.path..")
          .layer("data")
          .definedBy("io.pente.data..")
          .layer("function")
          .definedBy("io.pente.function..")
          .layer("linalg")
          .definedBy("io.pente.linalg..")
          .layer("model")
          .definedBy("io.pente.model")
          .layer("model.file")
          .definedBy("io.pente.model.file..")
          .layer("statistics")
          .definedBy("io.pente.statistics..")
          .layer("settings")
          .definedBy("io.pente.settings..")
          .layer("event")
          .definedBy("io.pente.event..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ml")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("front door")
          .mayOnlyBeAccessedByLayers("app", "ml")
          .whereLayer("generate")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("fit")
          .mayOnlyBeAccessedByLayers("ml", "app", "front door")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("ml", "app", "front door")
          .whereLayer("pack")
          .mayOnlyBeAccessedByLayers("fit")
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("fit", "pack")
          .whereLayer("write")
          .mayOnlyBeAccessedByLayers("fit")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("front door")
          .whereLayer("frame")
          .mayOnlyBeAccessedByLayers("front door")
          .whereLayer("condition")
          .mayOnlyBeAccessedByLayers("fit")
          .whereLayer("files")
          .mayOnlyBeAccessedByLayers("app", "front door", "text", "frame")
          .whereLayer("cell")
          .mayOnlyBeAccessedByLayers("text", "frame", "condition")
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers(
              "ml",
              "app",
              "front door",
              "fit",
              "pack",
              "text",
              "frame",
              "condition",
              "files",
              "cell")
          .whereLayer("message")
          .mayOnlyBeAccessedByLayers(
              "app", "fit", "statistics", "table", "text", "frame", "condition", "files", "cell")
          .whereLayer("optim")
          .mayOnlyBeAccessedByLayers("fit")
          .whereLayer("objective")
          .mayOnlyBeAccessedByLayers("fit", "optim")
          .whereLayer("path")
          .mayOnlyBeAccessedByLayers("fit")
          .whereLayer("data")
          .mayOnlyBeAccessedByLayers("fit", "pack", "engine", "optim", "objective", "path")
          .whereLayer("function")
          .mayOnlyBeAccessedByLayers("fit", "generate", "objective")
          .whereLayer("linalg")
          .mayOnlyBeAccessedByLayers(
              "app", "fit", "pack", "optim", "objective", "path", "data", "function", "statistics")
          .whereLayer("event")
          .mayOnlyBeAccessedByLayers("ml", "app", "front door", "fit")
          .whereLayer("settings")
          .mayOnlyBeAccessedByLayers("ml", "app", "front door", "fit", "optim")
          .whereLayer("statistics")
          .mayOnlyBeAccessedByLayers("ml", "app", "front door", "fit")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers(
              "ml", "app", "front door", "fit", "generate", "store", "model.file", "statistics")
          .whereLayer("model.file")
          .mayOnlyBeAccessedByLayers("app", "front door", "store");

  @ArchTest
  static final ArchRule noCircleBetweenRooms =
      slices().matching("io.pente.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheUpperRoomsKnowSpark =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.pente",
              "io.pente.app..",
              "io.pente.generate..",
              "io.pente.fit..",
              "io.pente.ml..",
              "io.pente.settings..",
              "io.pente.spark..",
              "io.pente.table..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule onlyTheKernelsKnowVectorIntrinsics =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.pente.linalg..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  @ArchTest
  static final ArchRule lanesAreAddedInAWrittenOrder =
      noClasses()
          .should()
          .callMethodWhere(target(nameMatching("reduceLanes|ddot|dasum|dnrm2|dgemv|dgemm")))
          .because("their order is not defined: on JDK 25 it changes once they are compiled");

  @ArchTest
  static final ArchRule onlyTheCommandLineEndsTheJvm =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.pente.app..")
          .should()
          .callMethod(System.class, "exit", int.class);

  /** A number looks the same on a German, an Arabic and an American machine. */
  @ArchTest
  static final ArchRule nothingIsFormattedInTheDefaultLocale =
      noClasses()
          .should()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "format", String.class, Object[].class)
          .orShould()
          .callConstructor(Formatter.class)
          .orShould()
          .callConstructor(DecimalFormat.class, String.class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");
}
