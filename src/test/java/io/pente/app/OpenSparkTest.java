package io.pente.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.UsageException;
import org.junit.jupiter.api.Test;

class OpenSparkTest {
  @Test
  void aJavaOnWhichThisSparkCannotAskForTheUser() {
    assertThatThrownBy(
            () ->
                OpenSpark.askForTheUser(
                    () -> {
                      throw new UnsupportedOperationException("getSubject is not supported");
                    }))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(
            "Java " + Runtime.version().feature(), "Spark 4.1 needs Java 17 to 22", "Spark 4.2");
  }

  @Test
  void anotherUnsupportedOperationIsNoMatterOfJava() {
    UnsupportedOperationException other = new UnsupportedOperationException("something else");
    assertThatThrownBy(
            () ->
                OpenSpark.askForTheUser(
                    () -> {
                      throw other;
                    }))
        .isSameAs(other);
  }
}
