package io.pente;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What users of the library may rely on: the public types of the public packages. */
class PublicSurfaceTest {
  /** The packages whose types are kept from release to release. */
  static final Set<String> PACKAGES =
      Set.of(
          "io.pente",
          "io.pente.event",
          "io.pente.failure",
          "io.pente.function",
          "io.pente.fit",
          "io.pente.ml",
          "io.pente.model",
          "io.pente.settings",
          "io.pente.statistics",
          "io.pente.table");

  private static final int MOST = 105;

  /** Over rows where they lie, so that the distributed job and a reader share the formula. */
  private static final Set<String> THE_JOBS_OWN =
      Set.of(
          "io.pente.function.Linear.forward speaks of io.pente.linalg.RowMatrix",
          "io.pente.function.Linear.backward speaks of io.pente.linalg.RowMatrix");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.pente");

  private static boolean isPublic(JavaClass type) {
    return PACKAGES.contains(type.getPackageName())
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTest::isPublic).orElse(true);
  }

  @Test
  void noPublicMethodSpeaksOfAnInternalType() {
    Set<String> leaks = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (isPublic(type)) {
        for (JavaCodeUnit method : type.getCodeUnits()) {
          if (seen(method.getModifiers())) {
            leak(method.getFullName(), method.getRawReturnType(), leaks);
            method.getRawParameterTypes().forEach(p -> leak(method.getFullName(), p, leaks));
          }
        }
        for (JavaField field : type.getFields()) {
          if (seen(field.getModifiers())) {
            leak(field.getFullName(), field.getRawType(), leaks);
          }
        }
      }
    }
    assertThat(leaks).isEqualTo(THE_JOBS_OWN);
  }

  private static boolean seen(Set<JavaModifier> modifiers) {
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static void leak(String where, JavaClass type, Set<String> into) {
    JavaClass base = type.getBaseComponentType();
    if (base.getPackageName().startsWith("io.pente") && !isPublic(base)) {
      into.add(where.replaceAll("\\(.*", "") + " speaks of " + base.getName());
    }
  }

  @Test
  void thePublicTypesAreFew() {
    Set<String> types = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (isPublic(type) && type.isTopLevelClass()) {
        types.add(type.getName());
      }
    }
    assertThat(types).as("public types: %s", types).hasSizeLessThanOrEqualTo(MOST);
  }

  @Test
  void everyPublicPackageHasJavadoc() throws java.io.IOException {
    String pom = java.nio.file.Files.readString(java.nio.file.Path.of("pom.xml"));
    for (String room : PACKAGES) {
      assertThat(pom)
          .contains("<sourceFileInclude>" + room.replace('.', '/') + "/*.java</sourceFileInclude>");
    }
  }
}
