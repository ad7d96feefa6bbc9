package io.pente;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
          .layer("spark")
          .definedBy("io.pente.spark..")
          .layer("optim")
          .definedBy("io.pente.optim..")
          .layer("objective")
          .definedBy("io.pente.objective..")
          .layer("data")
          .definedBy("io.pente.data..")
          .layer("function")
          .definedBy("io.pente.function..")
          .layer("linalg")
          .definedBy("io.pente.linalg..")
          .layer("model")
          .definedBy("io.pente.model..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ml")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("spark")
          .mayOnlyBeAccessedByLayers("app", "ml")
          .whereLayer("optim")
          .mayOnlyBeAccessedByLayers("ml", "app")
          .whereLayer("objective")
          .mayOnlyBeAccessedByLayers("ml", "optim")
          .whereLayer("data")
          .mayOnlyBeAccessedByLayers("ml", "spark", "optim", "objective")
          .whereLayer("function")
          .mayOnlyBeAccessedByLayers("ml", "optim", "objective", "data")
          .whereLayer("linalg")
          .mayOnlyBeAccessedByLayers("ml", "spark", "optim", "objective", "data", "function")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("app", "ml", "spark");

  @ArchTest
  static final ArchRule onlyTheUpperRoomsKnowSpark =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.pente.spark..", "io.pente.ml..", "io.pente.app..")
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
}
